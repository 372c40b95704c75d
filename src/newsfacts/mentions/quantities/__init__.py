"""Amounts in running text: numbers, units, money, ranges, counts of things.

The flow, each step a module of pure functions over `Lexemes`:

    lexer                                       characters cut finer than tokens
    digits, number_words → numerals             the number, exact
    unit_data → units, rates; currencies        the tables of units and money
    measures, prices → amounts                  a number with its unit
    ranges, grouping                            amounts that belong together
    ages, magnitudes, counts                    what a number without a unit tells
    calendar_figures, named_numbers, exclusions, lone_numbers    numbers that are no amounts
    modifiers → scanner                         the quantity with its span

`scanner.find_quantities` runs them all; `component` hangs the result on a spaCy `Doc`.
The vocabulary lives under `data/en/` and is read once by `vocabulary`.
"""
