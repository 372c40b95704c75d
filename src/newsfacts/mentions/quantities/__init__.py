"""Amounts in running text: numbers, units, money, ranges, counts of things.

The flow, each step a module of pure functions over `Lexemes`:

    lexer → numerals → units, currencies → amounts → ranges → exclusions → counts, modifiers → scanner

`scanner.find_quantities` runs them all; `component` hangs the result on a spaCy `Doc`.
The vocabulary lives under `data/en/` and is read once by `vocabulary`.
"""
