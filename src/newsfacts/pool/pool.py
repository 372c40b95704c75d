"""The pool of a batch: takes chunks as it needs them and gives their results in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsfacts.pool.crew import Crew


class Pool(Crew):
    """A crew that works off a stream of chunks.

    At most `4 * workers` chunks are in the pool at a time: it reads no further ahead than that.
    """

    def map(self, chunks: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
        """The results of each chunk, in order; an item that was lost has a `Lost` in its place.

        Raises:
            PoolBrokenError: If workers die before they are set up.
            Exception: What the set-up raised; or what `chunks` raised, after the
                results of all chunks before it.
        """
        source = enumerate(chunks)
        broken: Exception | None = None
        ended = False
        turn = 0
        while True:
            while not ended and len(self._chunks) < 4 * self._count:
                try:
                    number, items = next(source)
                except StopIteration:
                    ended = True
                except Exception as error:  # the chunks before it are still worked off
                    ended, broken = True, error
                else:
                    self._take_on(number, items)
            while turn in self._chunks and not self._chunks[turn].missing:
                yield self._chunks.pop(turn).results
                turn += 1
            if not self._chunks:
                if broken is not None:
                    raise broken
                if ended:
                    return
            elif self._chunks[turn].missing:
                self._hand_out()
                self._hear()
