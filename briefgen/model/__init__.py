"""The frozen types that pass between the stages; every other layer stands on them."""
