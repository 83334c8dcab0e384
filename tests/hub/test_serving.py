import socket

import pytest

from fieldkit.hub.serving import PortError, address, listen


def test_port_0_takes_one_that_is_free_and_says_which() -> None:
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        assert address(listener, encrypted=False) == f"http://127.0.0.1:{port}"
        assert address(listener, encrypted=True) == f"https://127.0.0.1:{port}"


@pytest.mark.parametrize("port", [70_000, -1])
def test_a_port_that_is_none_says_so(port: int) -> None:
    with pytest.raises(PortError):
        listen("127.0.0.1", port)


def test_a_port_in_use_says_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(PortError):
        listen("127.0.0.1", taken.getsockname()[1])
