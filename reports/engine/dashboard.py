"""A picture of the dashboard while two workers simulate fires: dashboard.png beside this file. Wants Chromium, and pip install 'wildfire_nb[cluster]'.

    python reports/engine/dashboard.py"""
import base64, os, signal, subprocess, sys, tempfile, time
from pathlib import Path
from wildfire_nb.report_page import BROWSER, Tab

HERE = Path(__file__).resolve().parent

def main(seconds=30):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [sys.executable, "-c", "from wildfire_nb.command import main; main()", "simulate", "--fires", "400", "--out", f"{folder}/fires", "--workers", "2"]
        simulation = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", f"--user-data-dir={folder}/browser", "--window-size=1100,700"]
        browser = subprocess.Popen([BROWSER, *flags, "about:blank"], stderr=subprocess.PIPE, text=True)
        try:
            page = next(line.split("dashboard: ")[1].strip() for line in simulation.stderr if "dashboard: " in line)
            tab = Tab(next(line.split(" on ")[1].strip() for line in browser.stderr if "DevTools listening on" in line))
            tab.ask("Page.navigate", url=page)
            time.sleep(seconds)  # bokeh draws what a websocket tells it
            picture = tab.ask("Page.captureScreenshot")["data"]
        finally:
            browser.kill()
            os.killpg(simulation.pid, signal.SIGINT)
            simulation.communicate()
    (HERE/"dashboard.png").write_bytes(base64.b64decode(picture))

if __name__ == "__main__": main()
