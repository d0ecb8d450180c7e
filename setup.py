"Reads everything from settings.ini, where nbdev reads it too."
from configparser import ConfigParser
from pathlib import Path
from shutil import copy2

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

here = Path(__file__).parent
parser = ConfigParser(delimiters=["="], interpolation=None)
parser.read(here/"settings.ini", encoding="utf-8")
cfg = parser["DEFAULT"]

SHIPPED = {"configs": "configs/**/*", "nbs": "nbs/[a-z]*.ipynb"} # folder in the wheel, files of the checkout

class BuildWithShipped(build_py):
    "Copies what ships beside the code into the package, where `wildfire_nb.files.shipped_folder` finds it; a checkout has it already."
    def run(self):
        super().run()
        if self.editable_mode: return
        for folder, pattern in SHIPPED.items():
            for path in (p for p in here.glob(pattern) if p.is_file()):
                target = Path(self.build_lib)/"wildfire_nb"/"shipped"/path.relative_to(here)
                target.parent.mkdir(parents=True, exist_ok=True)
                copy2(path, target)

setup(
    name=cfg["lib_name"], version=cfg["version"], description=cfg["description"], keywords=cfg["keywords"],
    author=cfg["author"], author_email=cfg["author_email"], license="Apache-2.0", url=f"https://github.com/{cfg['user']}/{cfg['repo']}",
    long_description=(here/"README.md").read_text(encoding="utf-8"), long_description_content_type="text/markdown",
    packages=find_packages(include=["wildfire_nb", "wildfire_nb.*"]), package_data={"wildfire_nb": ["py.typed", "checkpoints/*.ckpt", "checkpoints/*.md"]},
    python_requires=f">={cfg['min_python']}", install_requires=cfg["requirements"].split(),
    extras_require={extra: cfg[f"{extra}_requirements"].split() for extra in ("dev", "cluster")}, entry_points={"console_scripts": cfg["console_scripts"].split()},
    cmdclass={"build_py": BuildWithShipped},
)
