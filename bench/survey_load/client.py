"""Many connections that send forms: as fast as they are answered, or when people would come."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from urllib.parse import urlencode

Making = Callable[[int], bytes]
"""The number of a sending -> the whole request."""


@dataclass
class Heard:
    """Seconds to each answer, the numbers that were thanked for, and everything that went wrong."""

    seconds: list[float] = field(default_factory=list)
    thanked: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    lasted: float = 0.0


def post(address: str, words: dict[str, str], *, network: int = 0) -> bytes:
    """network: stands for the address of a phone or an office, as a proxy tells it."""
    body = urlencode(words).encode()
    parts = (network >> 16 & 255, network >> 8 & 255, network & 255)
    head = (
        f"POST {address} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"X-Forwarded-For: 10.{parts[0]}.{parts[1]}.{parts[2]}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def get(address: str) -> bytes:
    return f"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode()


async def answered(reader: asyncio.StreamReader) -> int:
    """The status of one answer, read to its end."""
    head = await reader.readuntil(b"\r\n\r\n")
    lower = head.lower()
    place = lower.find(b"content-length:")
    if place >= 0:
        await reader.readexactly(int(lower[place + 15 : lower.index(b"\r\n", place)]))
    elif b"transfer-encoding: chunked" in lower:
        while size := int(await reader.readuntil(b"\r\n"), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return int(head[9:12])


def as_fast_as_answered(
    port: int, make: Making, numbers: Iterator[int], *, connections: int, seconds: float, wanted: int
) -> Heard:
    """Each connection sends its next when it was answered. wanted: the status that thanks."""
    heard = Heard()

    async def one(until: float) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            while perf_counter() < until:
                number = next(numbers)
                begun = perf_counter()
                writer.write(make(number))
                _note(heard, await answered(reader), wanted, number, begun)
        except (OSError, asyncio.IncompleteReadError, StopIteration) as failed:
            heard.errors.append(repr(failed))
        finally:
            writer.close()

    async def all_of_them() -> None:
        await asyncio.gather(*(one(begun + seconds) for _ in range(connections)))

    begun = perf_counter()
    asyncio.run(all_of_them())
    heard.lasted = perf_counter() - begun
    return heard


def all_at_once(port: int, requests: Sequence[bytes], *, wanted: int) -> Heard:
    """As many connections as requests, opened first, then sent in one moment."""
    heard = Heard()

    async def one(number: int, go: asyncio.Event) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            await go.wait()
            begun = perf_counter()
            writer.write(requests[number])
            _note(heard, await answered(reader), wanted, number, begun)
        except (OSError, asyncio.IncompleteReadError) as failed:
            heard.errors.append(repr(failed))
        finally:
            writer.close()

    async def all_of_them() -> None:
        go = asyncio.Event()
        tasks = [asyncio.create_task(one(number, go)) for number in range(len(requests))]
        await asyncio.sleep(1)
        go.set()
        await asyncio.gather(*tasks)

    begun = perf_counter()
    asyncio.run(all_of_them())
    heard.lasted = perf_counter() - begun
    return heard


def as_people_come(port: int, moments: Sequence[float], visit: Callable[[int], list[bytes]]) -> Heard:
    """An open system: everybody comes at their moment, however slow the server is, and waits until they are thanked.

    visit: what one person asks for, one after another on a connection of their own. Seconds count from the moment at which they came.
    """
    heard = Heard()

    async def one(number: int, begun: float) -> None:
        await asyncio.sleep(max(0.0, begun + moments[number] - perf_counter()))
        came = begun + moments[number]
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError as failed:
            heard.errors.append(repr(failed))
            return
        try:
            for request in visit(number):
                writer.write(request)
                status = await answered(reader)
            _note(heard, status, 303, number, came)
        except (OSError, asyncio.IncompleteReadError) as failed:
            heard.errors.append(repr(failed))
        finally:
            writer.close()

    async def all_of_them() -> None:
        begun = perf_counter()
        waiting: set[asyncio.Task[None]] = set()
        for number, moment in enumerate(moments):
            ahead = begun + moment - perf_counter()
            if ahead > 0.05:
                await asyncio.sleep(ahead - 0.02)
            task = asyncio.create_task(one(number, begun))
            waiting.add(task)
            task.add_done_callback(waiting.discard)
        await asyncio.gather(*waiting)

    begun = perf_counter()
    asyncio.run(all_of_them())
    heard.lasted = perf_counter() - begun
    return heard


def _note(heard: Heard, status: int, wanted: int, number: int, begun: float) -> None:
    heard.seconds.append(perf_counter() - begun)
    if status == wanted:
        heard.thanked.append(number)
    else:
        heard.errors.append(str(status))
