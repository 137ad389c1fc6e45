"""Run briefgen as ``python -m briefgen``."""

import sys

from briefgen.cli import main

if __name__ == "__main__":
    sys.exit(main())
