"Reads everything from settings.ini, where nbdev reads it too."
from configparser import ConfigParser
from pathlib import Path
from setuptools import find_packages, setup

here = Path(__file__).parent
parser = ConfigParser(delimiters=["="], interpolation=None)
parser.read(here/"settings.ini", encoding="utf-8")
cfg = parser["DEFAULT"]

setup(
    name=cfg["lib_name"], version=cfg["version"], description=cfg["description"], keywords=cfg["keywords"],
    author=cfg["author"], author_email=cfg["author_email"], license="Apache-2.0", url=f"https://github.com/{cfg['user']}/{cfg['repo']}",
    long_description=(here/"README.md").read_text(encoding="utf-8"), long_description_content_type="text/markdown",
    packages=find_packages(include=["wildfire_nb", "wildfire_nb.*"]), python_requires=f">={cfg['min_python']}",
    install_requires=cfg["requirements"].split(), extras_require={k: cfg[f"{k}_requirements"].split() for k in ("dev", "cluster")},
    entry_points={"console_scripts": cfg["console_scripts"].split()},
)
