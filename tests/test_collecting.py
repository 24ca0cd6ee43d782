"""When garbage is looked for, and that it is again afterwards, whatever happens."""

import gc

import pytest

from build_tools.collecting import collected, uncollected


def test_it_is_looked_for_again_afterwards() -> None:
    assert gc.isenabled()
    with pytest.raises(KeyError), uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled(), "the inner one does not end the outer one"
        with collected():
            assert gc.isenabled()
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()
    with collected():
        assert gc.isenabled()
    assert gc.isenabled()
