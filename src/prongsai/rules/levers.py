"""The smallest set of raises, exactly: fewest figures first, then fewest points.

Everything is counted in steps (one unit of the last place shown) and whole numbers. Levers that pull equally, in the
same instrument, form a group; of a group the ones with the most room are always as good a choice as any other. So a
choice of levers is a count for each group, and for a fixed choice the fewest steps come from the strongest groups first:
up to each instrument's need, then up to the total's. The counts are searched with two honest bounds: what the levers
still open could reach at most, and how few steps would do if all of them were open.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nlargest
from itertools import accumulate
from math import lcm


@dataclass(frozen=True, slots=True)
class Need:
    """By how many points a figure falls short; `strict`: just that much is not enough."""

    points: Fraction
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Lever:
    """A figure that can be raised up to 100.

    total, own   what the total, and its instrument ("" when it is in none), gain by one point
    """

    code: str
    instrument: str
    value: Fraction
    total: Fraction
    own: Fraction


@dataclass(frozen=True, slots=True)
class _Group:
    """Levers that pull equally, most room first; sums over the first n of them stand at place n.

    total, own          gain by one step, scaled to whole numbers
    steps               steps from the first value on the grid up to 100
    head_total, ...     gain and cost of the part of a step that brings a figure to the grid (0 when it is there)
    """

    levers: tuple[Lever, ...]
    total: int
    own: int
    steps: tuple[int, ...]
    head_total: tuple[int, ...]
    head_own: tuple[int, ...]
    head_cost: tuple[int, ...]

    @property
    def instrument(self) -> str:
        return self.levers[0].instrument

    @property
    def size(self) -> int:
        return len(self.levers)

    def reach_total(self, n: int) -> int:
        return self.steps[n] * self.total + self.head_total[n]

    def reach_own(self, n: int) -> int:
        return self.steps[n] * self.own + self.head_own[n]


def fewest_points(
    levers: Sequence[Lever], total: Need, instruments: Mapping[str, Need], unit: Fraction
) -> dict[str, Fraction] | None:
    """The new figure of each lever to be raised, or None when all of them at 100 would not do.

    Exact where every figure is on the grid of `unit` and a total is made from its instruments; where figures have
    more places than are shown, the points may exceed the least by less than one unit for each figure raised.
    """
    search = _Search(levers, total, instruments, unit)
    found = search.best()
    if found is None:
        return None
    raised: dict[str, Fraction] = {}
    for group, count, steps in zip(search.groups, found.counts, found.steps, strict=True):
        raised |= _levelled(group.levers[:count], steps, unit)
    return raised


def _levelled(levers: Sequence[Lever], steps: int, unit: Fraction) -> dict[str, Fraction]:
    """Spread the steps so that the lowest figures are lifted first, to one common height."""
    heights = {lever.code: -(-lever.value // unit) for lever in levers}
    order = sorted(heights, key=heights.__getitem__)
    for n, code in enumerate(order, start=1):
        ceiling = heights[order[n]] if n < len(order) else heights[code] + steps
        lift = min(steps, n * (ceiling - heights[code]))
        each, over = divmod(lift, n)
        for place, lower in enumerate(order[:n]):
            heights[lower] += each + (place < over)
        steps -= lift
        if not steps:
            break
    return {
        lever.code: heights[lever.code] * unit for lever in levers if heights[lever.code] * unit > lever.value
    }


@dataclass(frozen=True, slots=True)
class _Choice:
    """How many levers of each group, how many steps in each group, and what that costs."""

    counts: tuple[int, ...]
    steps: tuple[int, ...]
    cost: int


class _Search:
    def __init__(
        self, levers: Sequence[Lever], total: Need, instruments: Mapping[str, Need], unit: Fraction
    ) -> None:
        movable = [lever for lever in levers if lever.value < 100 and (lever.total or lever.own)]
        heads = {lever.code: -lever.value % unit for lever in movable}
        fractions = [need.points for need in (total, *instruments.values())]
        fractions += [
            pull * step
            for lever in movable
            for pull in (lever.total, lever.own)
            for step in (unit, heads[lever.code])
        ]
        self.scale = lcm(*(fraction.denominator for fraction in fractions))
        self.step_cost = lcm(*((head / unit).denominator for head in heads.values()))
        self.total = self._whole(total)
        self.needs = {code: self._whole(need) for code, need in instruments.items()}
        self.unit = unit
        self.groups = self._grouped(movable, heads)
        self.strongest_for_own = [
            place
            for place in sorted(range(len(self.groups)), key=lambda place: -self.groups[place].own)
            if self.groups[place].own
        ]
        self.reaches = [_reaches(self.groups[place:]) for place in range(len(self.groups) + 1)]
        self.found: _Choice | None = None

    def _whole(self, need: Need) -> int:
        return max(0, int(need.points * self.scale) + need.strict)

    def _grouped(self, levers: Sequence[Lever], heads: Mapping[str, Fraction]) -> list[_Group]:
        """Strongest for the total first; levers of one group by room, then in printed order."""
        alike: dict[tuple[str, Fraction, Fraction], list[Lever]] = {}
        for lever in levers:
            alike.setdefault((lever.instrument, lever.total, lever.own), []).append(lever)
        groups = []
        for (_, total, own), members in alike.items():
            members.sort(key=lambda lever: lever.value)
            to_grid = [heads[lever.code] for lever in members]
            groups.append(
                _Group(
                    levers=tuple(members),
                    total=int(total * self.unit * self.scale),
                    own=int(own * self.unit * self.scale),
                    steps=_sums(int((100 - lever.value) // self.unit) for lever in members),
                    head_total=_sums(int(total * head * self.scale) for head in to_grid),
                    head_own=_sums(int(own * head * self.scale) for head in to_grid),
                    head_cost=_sums(int(head / self.unit * self.step_cost) for head in to_grid),
                )
            )
        return sorted(groups, key=lambda group: (group.total, group.own), reverse=True)

    def best(self) -> _Choice | None:
        for count in range(sum(group.size for group in self.groups) + 1):
            self._visit((), count)
            if self.found:
                return self.found
        return None

    def _visit(self, counts: tuple[int, ...], left: int) -> None:
        """Settle one group after another; `counts` are those settled, `left` levers are still to be chosen."""
        place = len(counts)
        if not self._within_reach(counts, left):
            return
        at_most = counts + tuple(min(left, group.size) for group in self.groups[place:])
        steps = self._fill(at_most)
        if steps is None:
            return
        heads = sum(group.head_cost[n] for group, n in zip(self.groups, counts, strict=False))
        cost = sum(steps) * self.step_cost + heads
        if self.found and cost >= self.found.cost:
            return
        if left == 0:
            self.found = _Choice(at_most, steps, cost)
        elif place < len(self.groups):
            for n in range(at_most[place], -1, -1):
                self._visit((*counts, n), left - n)

    def _within_reach(self, counts: tuple[int, ...], left: int) -> bool:
        """Whether the levers settled, and the best `left` of the open groups, would do with all of them at 100."""
        settled = list(zip(self.groups, counts, strict=False))
        total = self.total - sum(group.reach_total(n) for group, n in settled)
        own = dict(self.needs)
        for group, n in settled:
            if group.instrument in own:
                own[group.instrument] -= group.reach_own(n)
        spare = []
        for lever in self.reaches[len(counts)]:
            if own.get(lever.instrument, 0) > 0:
                own[lever.instrument] -= lever.own
                total -= lever.total
                left -= 1
            else:
                spare.append(lever.total)
        if left < 0 or any(gap > 0 for gap in own.values()):
            return False
        return sum(nlargest(left, spare)) >= total

    def _fill(self, counts: tuple[int, ...]) -> tuple[int, ...] | None:
        """The fewest steps of these levers, by group: strongest first, for each instrument and then for the total."""
        rooms = [group.steps[n] for group, n in zip(self.groups, counts, strict=True)]
        taken = [0] * len(rooms)
        own = dict(self.needs)
        for group, n in zip(self.groups, counts, strict=True):
            if group.instrument in own:
                own[group.instrument] -= group.head_own[n]
        for place in self.strongest_for_own:
            group = self.groups[place]
            gap = own.get(group.instrument, 0)
            if gap > 0:
                taken[place] = min(rooms[place], -(-gap // group.own))
                own[group.instrument] -= taken[place] * group.own
        if any(gap > 0 for gap in own.values()):
            return None
        total = self.total - sum(
            group.head_total[n] + steps * group.total
            for group, n, steps in zip(self.groups, counts, taken, strict=True)
        )
        for place, group in enumerate(self.groups):
            if total > 0 and group.total:
                more = min(rooms[place] - taken[place], -(-total // group.total))
                taken[place] += more
                total -= more * group.total
        return tuple(taken) if total <= 0 else None


@dataclass(frozen=True, slots=True)
class _Reach:
    """What one lever at 100 brings, scaled to whole numbers."""

    instrument: str
    own: int
    total: int


def _reaches(groups: Sequence[_Group]) -> tuple[_Reach, ...]:
    """Single levers of these groups, those that bring their instrument most first."""
    single = (
        _Reach(
            group.instrument,
            group.reach_own(n) - group.reach_own(n - 1),
            group.reach_total(n) - group.reach_total(n - 1),
        )
        for group in groups
        for n in range(1, group.size + 1)
    )
    return tuple(sorted(single, key=lambda reach: reach.own, reverse=True))


def _sums(numbers: Iterable[int]) -> tuple[int, ...]:
    """0, then the running sums."""
    return tuple(accumulate(numbers, initial=0))
