"""``python -m build_tools …``: the same as ``poche …``, from any Python, without make.

Started outside the private environment it makes that first (standard library
alone), then runs itself again in there with the same arguments and exit code.
"""

import sys

from build_tools import bootstrap

if __name__ == "__main__":
    sys.exit(bootstrap.main(sys.argv[1:]))
