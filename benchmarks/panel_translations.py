"""The rules of a pack as somebody would write them out for NumPy, Polars and DuckDB: straight on, nothing interpreted.

Three-valued logic is Kleene's in all of them: NumPy has two bit sets for each condition, Polars and SQL have nulls.
Every translation yields the same columns: the truth of each finding, gate and safety condition, and the points, upper
points and levels of each barrier.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import safety_from

SYMBOLS = {"less_than": "<", "at_least": ">=", "more_than": ">", "at_most": "<="}
Words = Mapping[str, Any]


def number(value: c.Value) -> Any:
    """Return a number as NumPy, Polars and SQL take it."""
    return float(value) if isinstance(value, Decimal) else value


def named(condition: c.Condition, rulebook: Rulebook) -> list[str] | None:
    """Return the columns of the conclusions that a test is about: any of them will do; None for other conditions."""
    match condition:
        case c.FindingIs(finding=name):
            return [f"finding:{name}"]
        case c.GateIs(gate=name):
            return [f"gate:{name}"]
        case c.SafetyIs(safety=name):
            return [f"safety:{name}"]
        case c.BarrierIs(barrier=name, level=level):
            return [f"{level}:{name}"]
        case c.AnyBarrier(level=level):
            return [f"{level}:{name}" for name in rulebook.pack.barriers]
        case c.AnySafety(urgency=urgency):
            return [f"safety:{name}" for name in safety_from(rulebook.pack, urgency)]
        case _:
            return None


class NumpyCode:
    """Writes the rules as one Python function over NumPy bit sets, a line or two for each condition."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.lines: list[str] = []
        self.names: dict[Any, str] = {}

    def function(self) -> Callable[..., dict[str, Any]]:
        """Return the function: (known, yes, values, every, none, pack) -> columns."""
        for productions, settled in self.rulebook.strata:
            for production in productions:
                self.condition(production.condition)
            for kind, name in settled:
                self.conclusion(kind, name)
        results = ", ".join(
            f"{key!r}: {value}" if value.startswith("[") else f"{key!r}: ({value}_t, {value}_f)"
            for key, value in self.names.items()
            if isinstance(key, str)
        )
        source = "def rules(known, yes, values, every, none, pack):\n"
        source += "".join(f"    {line}\n" for line in self.lines) + f"    return {{{results}}}\n"
        found: dict[str, Any] = {}
        exec(source, found)  # noqa: S102  (written above)
        return found["rules"]  # type: ignore[no-any-return]

    def add(self, true: str, false: str) -> str:
        """Write where something is true and where it is false, and return its name."""
        name = f"v{len(self.lines)}"
        self.lines.append(f"{name}_t = {true}")
        self.lines.append(f"{name}_f = {false.replace('TRUE', f'{name}_t')}")
        return name

    def condition(self, condition: c.Condition) -> str:
        """Return the name of a condition, written once."""
        if condition not in self.names:
            self.names[condition] = self.write(condition)
        return self.names[condition]

    def write(self, condition: c.Condition) -> str:
        """Write a condition."""
        about = named(condition, self.rulebook)
        if about is not None:
            return self.names[about[0]] if len(about) == 1 else self.either([self.names[name] for name in about])
        match condition:
            case c.All(of=of):
                parts = [self.condition(part) for part in of]
                return self.add(" & ".join(f"{p}_t" for p in parts), " | ".join(f"{p}_f" for p in parts))
            case c.Any(of=of):
                return self.either([self.condition(part) for part in of])
            case c.Not(of=part):
                inner = self.condition(part)
                return self.add(f"{inner}_f", f"{inner}_t")
            case c.NotEstablished(of=part):
                inner = self.condition(part)
                return self.add(f"every & ~{inner}_t", f"{inner}_t")
            case c.Count(at_least=least, of=of):
                parts = [self.condition(part) for part in of]
                true = " + ".join(f"bits({p}_t)" for p in parts)
                left = " + ".join(f"bits(every & ~{p}_f)" for p in parts)
                bits = "bits = lambda s: __import__('numpy').unpackbits(s.view('u1'), bitorder='little')"
                self.lines.append(bits)
                repack = "__import__('numpy').packbits({} {} {}, bitorder='little').view('u8') & every"
                return self.add(repack.format(f"({true})", ">=", least), repack.format(f"({left})", "<", least))
            case c.Known(fact=fact):
                return self.add(f"known[{fact!r}]", f"every & ~known[{fact!r}]")
            case c.Unknown(fact=fact):
                return self.add(f"every & ~known[{fact!r}]", f"known[{fact!r}]")
            case c.ComparesFacts(fact=fact, operator=operator, other=other, times=times):
                both = f"known[{fact!r}] & known[{other!r}]"
                test = f"values[{fact!r}] {SYMBOLS[operator]} values[{other!r}] * {number(times)}"
                return self.add(f"pack({test}) & {both}", f"{both} & ~TRUE")
            case _:
                return self.fact_test(condition)

    def fact_test(self, condition: Any) -> str:
        """Write a test of one fact."""
        fact = self.rulebook.pack.facts[condition.fact]
        known, values = f"known[{fact.id!r}]", f"values[{fact.id!r}]"
        match condition:
            case c.Compares(operator=operator, bound=bound):
                test = f"{values} {SYMBOLS[operator]} {number(bound)}"
            case c.Between(low=low, high=high):
                test = f"({values} >= {number(low)}) & ({values} <= {number(high)})"
            case _:
                wanted = condition.values if isinstance(condition, c.Equals) else (condition.value,)
                if fact.yes_no:
                    yes = f"yes[{fact.id!r}]"
                    true = " | ".join(yes if value else f"{known} & ~{yes}" for value in wanted)
                    name = self.add(true, f"{known} & ~TRUE")
                    return name if isinstance(condition, c.Equals) else self.add(f"{name}_f", f"{name}_t")
                codes = [fact.choice.index(value) if fact.choice else number(value) for value in wanted]
                test = " | ".join(f"({values} == {code})" for code in codes)
        name = self.add(f"pack({test}) & {known}", f"{known} & ~TRUE")
        return name if not isinstance(condition, c.Differs) else self.add(f"{name}_f", f"{name}_t")

    def either(self, parts: list[str]) -> str:
        """Write that some part is true."""
        return self.add(" | ".join(f"{p}_t" for p in parts) or "none", " & ".join(f"{p}_f" for p in parts) or "every")

    def conclusion(self, kind: str, name: str) -> None:
        """Write a conclusion."""
        rulebook = self.rulebook
        mine = [self.names[rulebook.productions[n].condition] for n in rulebook.deciding((kind, name))]
        if kind != "barrier":
            self.names[f"{kind}:{name}"] = mine[0] if len(mine) == 1 else self.either(mine)
            return
        rules, scoring = rulebook.barrier_rules[name], rulebook.pack.scoring
        only_if = None if rules.only_if is None else self.condition(rulebook.productions[rules.only_if].condition)
        points = self.points(name, "{}_t", f"& {only_if}_t" if only_if else "", "points")
        upper = self.points(name, "(every & ~{}_f)", f"& ~{only_if}_f" if only_if else "", "upper")
        for level in ("likely", "possible"):
            bound = getattr(scoring, level)
            self.names[f"{level}:{name}"] = self.add(
                self.at_least(points, bound), f"every & ~({self.at_least(upper, bound)})"
            )

    def points(self, barrier: str, counts: str, and_only_if: str, what: str) -> list[str]:
        """Add up points as bit planes, the adder written out."""
        total: list[str] = []
        for group in self.rulebook.barrier_rules[barrier].groups:
            by_worth: dict[int, list[str]] = {}
            for n, worth in group.members:
                part = self.names[self.rulebook.productions[n].condition]
                by_worth.setdefault(worth, []).append(counts.format(part))
            planes: dict[int, list[str]] = {}
            taken: list[str] = []
            for worth in sorted(by_worth, reverse=True):
                here = f"g{len(self.lines)}"
                left = "".join(f" & ~{other}" for other in taken)
                self.lines.append(f"{here} = ({' | '.join(by_worth[worth])}){left}")
                taken.append(here)
                for bit in range(worth.bit_length()):
                    if worth >> bit & 1:
                        planes.setdefault(bit, []).append(here)
            number = [" | ".join(planes.get(bit, ["none"])) for bit in range(max(planes, default=-1) + 1)]
            total = self.sum(total, number) if total else [self.let(plane) for plane in number]
        final = [self.let(f"{plane} {and_only_if}") for plane in total] if and_only_if else total
        self.names[f"{what}:{barrier}"] = f"[{', '.join(final)}]"
        return final

    def let(self, expression: str) -> str:
        """Write one set, and return its name."""
        name = f"p{len(self.lines)}"
        self.lines.append(f"{name} = {expression}")
        return name

    def sum(self, one: list[str], other: list[str]) -> list[str]:
        """Write a ripple-carry adder."""
        planes, carry = [], ""
        for bit in range(max(len(one), len(other))):
            terms = [t for t in (one[bit] if bit < len(one) else "", other[bit] if bit < len(other) else "") if t]
            terms = [self.let(t) if "|" in t else t for t in terms if t != "none"]
            if carry:
                terms.append(carry)
            if len(terms) == 3:  # noqa: PLR2004  (a full adder)
                half = self.let(f"{terms[0]} ^ {terms[1]}")
                planes.append(self.let(f"{half} ^ {terms[2]}"))
                carry = self.let(f"({terms[0]} & {terms[1]}) | ({half} & {terms[2]})")
            elif len(terms) == 2:  # noqa: PLR2004  (a half adder)
                planes.append(self.let(f"{terms[0]} ^ {terms[1]}"))
                carry = self.let(f"{terms[0]} & {terms[1]}")
            else:
                planes.append(terms[0] if terms else "none")
                carry = ""
        return [*planes, carry] if carry else planes

    @staticmethod
    def at_least(planes: list[str], bound: int) -> str:
        """Return a comparison of bit planes with a number."""
        if bound >> len(planes):
            return "none"
        reached = "every"
        for bit, plane in enumerate(planes):
            reached = f"({reached} {'&' if bound >> bit & 1 else '|'} {plane})"
        return reached


def polars_frame(rulebook: Rulebook, frame: pl.LazyFrame) -> pl.LazyFrame:  # noqa: C901  (one case a condition)
    """Return the frame with a column for each conclusion, as lazy expressions."""

    def expression(condition: c.Condition) -> pl.Expr:
        about = named(condition, rulebook)
        if about is not None:
            return pl.any_horizontal(about) if about else pl.lit(False)  # noqa: FBT003
        match condition:
            case c.All(of=of):
                return pl.all_horizontal([expression(part) for part in of])
            case c.Any(of=of):
                return pl.any_horizontal([expression(part) for part in of])
            case c.Not(of=part):
                return ~expression(part)
            case c.NotEstablished(of=part):
                return ~expression(part).fill_null(False)  # noqa: FBT003
            case c.Count(at_least=least, of=of):
                true = pl.sum_horizontal([expression(part).fill_null(False).cast(pl.Int32) for part in of])  # noqa: FBT003
                left = pl.sum_horizontal([expression(part).fill_null(True).cast(pl.Int32) for part in of])  # noqa: FBT003
                return pl.when(true >= least).then(True).when(left < least).then(False)  # noqa: FBT003
            case c.Known(fact=fact):
                return pl.col(fact).is_not_null()
            case c.Unknown(fact=fact):
                return pl.col(fact).is_null()
            case c.Equals(fact=fact, values=(value,)):
                return pl.col(fact) == number(value)
            case c.Equals(fact=fact, values=values):
                return pl.col(fact).is_in([number(value) for value in values])
            case c.Differs(fact=fact, value=value):
                return pl.col(fact) != number(value)
            case c.Between(fact=fact, low=low, high=high):
                return pl.col(fact).is_between(number(low), number(high))
            case c.Compares(fact=fact, operator=operator, bound=bound):
                return compared(operator, pl.col(fact), pl.lit(number(bound)))
            case c.ComparesFacts(fact=fact, operator=operator, other=other, times=times):
                return compared(operator, pl.col(fact), pl.col(other) * number(times))
            case _:
                raise TypeError(condition)

    def compared(operator: str, one: pl.Expr, other: pl.Expr) -> pl.Expr:
        methods = {"<": one.lt, ">=": one.ge, ">": one.gt, "<=": one.le}
        return methods[SYMBOLS[operator]](other)

    def production(n: int) -> pl.Expr:
        return expression(rulebook.productions[n].condition)

    def points(name: str, *, unknown: bool) -> pl.Expr:
        groups = [
            pl.max_horizontal(
                pl.when(production(n).fill_null(unknown)).then(pl.lit(worth, pl.Int32)).otherwise(pl.lit(0, pl.Int32))
                for n, worth in group.members
            )
            for group in rulebook.barrier_rules[name].groups
        ]
        total = pl.sum_horizontal(groups)
        only_if = rulebook.barrier_rules[name].only_if
        if only_if is None:
            return total
        return pl.when(production(only_if).fill_null(unknown)).then(total).otherwise(0)

    scoring = rulebook.pack.scoring
    for _, settled in rulebook.strata:
        first, then = {}, {}
        for kind, name in settled:
            if kind == "barrier":
                first[f"points:{name}"] = points(name, unknown=False)
                first[f"upper:{name}"] = points(name, unknown=True)
                for level in ("likely", "possible"):
                    bound = getattr(scoring, level)
                    reached, left = pl.col(f"points:{name}") >= bound, pl.col(f"upper:{name}") < bound
                    then[f"{level}:{name}"] = pl.when(reached).then(True).when(left).then(False)  # noqa: FBT003
            else:
                rules = rulebook.deciding((kind, name))
                first[f"{kind}:{name}"] = pl.any_horizontal([production(n) for n in rules])
        frame = frame.with_columns(**first).with_columns(**then)
    return frame.select(columns(rulebook))


def columns(rulebook: Rulebook) -> list[str]:
    """Return the names of the columns that every translation yields."""
    pack = rulebook.pack
    kinds = (("finding", pack.findings), ("gate", pack.gates), ("safety", pack.safety))
    names = [f"{kind}:{name}" for kind, entries in kinds for name in entries]
    return names + [f"{what}:{name}" for name in pack.barriers for what in ("points", "upper", "likely", "possible")]


def duckdb_query(rulebook: Rulebook, table: str) -> str:  # noqa: C901  (one case a condition)
    """Return the rules as one SQL query over a table of facts, a common table expression for each stratum."""

    def literal(value: c.Value) -> str:
        if isinstance(value, str):
            return f"'{value}'"
        if isinstance(value, bool):
            return str(value).lower()
        return f"{float(value)!r}e0" if isinstance(value, Decimal) else str(value)

    def text(condition: c.Condition) -> str:
        about = named(condition, rulebook)
        if about is not None:
            return "(" + (" OR ".join(f'"{name}"' for name in about) or "false") + ")"
        match condition:
            case c.All(of=of):
                return "(" + " AND ".join(text(part) for part in of) + ")"
            case c.Any(of=of):
                return "(" + " OR ".join(text(part) for part in of) + ")"
            case c.Not(of=part):
                return f"(NOT {text(part)})"
            case c.NotEstablished(of=part):
                return f"(NOT coalesce({text(part)}, false))"
            case c.Count(at_least=least, of=of):
                true = " + ".join(f"coalesce({text(part)}, false)::INT" for part in of)
                left = " + ".join(f"coalesce({text(part)}, true)::INT" for part in of)
                return f"(CASE WHEN {true} >= {least} THEN true WHEN {left} < {least} THEN false END)"
            case c.Known(fact=fact):
                return f'("{fact}" IS NOT NULL)'
            case c.Unknown(fact=fact):
                return f'("{fact}" IS NULL)'
            case c.Equals(fact=fact, values=values):
                return f'("{fact}" IN ({", ".join(literal(value) for value in values)}))'
            case c.Differs(fact=fact, value=value):
                return f'("{fact}" <> {literal(value)})'
            case c.Between(fact=fact, low=low, high=high):
                return f'("{fact}" BETWEEN {literal(low)} AND {literal(high)})'
            case c.Compares(fact=fact, operator=operator, bound=bound):
                return f'("{fact}" {SYMBOLS[operator]} {literal(bound)})'
            case c.ComparesFacts(fact=fact, operator=operator, other=other, times=times):
                return f'("{fact}" {SYMBOLS[operator]} "{other}" * {literal(times)})'
            case _:
                raise TypeError(condition)

    def production(n: int) -> str:
        return text(rulebook.productions[n].condition)

    def points(name: str, unknown: str) -> str:
        groups = [
            "greatest(" + ", ".join(
                f"CASE WHEN coalesce({production(n)}, {unknown}) THEN {worth} ELSE 0 END" for n, worth in group.members
            ) + ")"
            for group in rulebook.barrier_rules[name].groups
        ]  # fmt: skip
        only_if = rulebook.barrier_rules[name].only_if
        total = " + ".join(groups)
        if only_if is None:
            return total
        return f"CASE WHEN coalesce({production(only_if)}, {unknown}) THEN {total} ELSE 0 END"

    def steps() -> Iterator[list[str]]:
        for _, settled in rulebook.strata:
            first, then = [], []
            for kind, name in settled:
                if kind == "barrier":
                    first.append(f'{points(name, "false")} AS "points:{name}"')
                    first.append(f'{points(name, "true")} AS "upper:{name}"')
                    for level in ("likely", "possible"):
                        bound = getattr(rulebook.pack.scoring, level)
                        reached, ruled_out = f'"points:{name}" >= {bound}', f'"upper:{name}" < {bound}'
                        then.append(
                            f'CASE WHEN {reached} THEN true WHEN {ruled_out} THEN false END AS "{level}:{name}"'
                        )
                else:
                    rules = " OR ".join(production(n) for n in rulebook.deciding((kind, name)))
                    first.append(f'({rules}) AS "{kind}:{name}"')
            yield from (part for part in (first, then) if part)

    parts = []
    for position, step in enumerate(steps()):
        source = table if position == 0 else f"s{position - 1}"
        parts.append(f"s{position} AS (SELECT *, {', '.join(step)} FROM {source})")  # noqa: S608  (our own rules)
    chosen = ", ".join(f'"{name}"' for name in columns(rulebook))
    return f"WITH {', '.join(parts)} SELECT {chosen} FROM s{len(parts) - 1}"  # noqa: S608
