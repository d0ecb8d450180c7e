"Trains, validates, tests and predicts: `python train.py fit --config configs/convlstm_guillermo_v1_config.yaml`; `--help` lists all."
from wildfire_nb.cli import main

if __name__ == "__main__": main()
