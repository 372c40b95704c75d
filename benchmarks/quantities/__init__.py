"""Amounts, measured against the tools that people use for them today.

    python -m benchmarks.quantities                  # newsfacts, quantulum3, CQE; needs ../shared
    python -m benchmarks.quantities --show newsquant # every sentence that newsfacts reads otherwise

Four public or shared sets, one table:

    newsquant      news sentences, scored as the authors of CQE do      `newsquant`
    hostile        strings that broke existing tools                    `hostile`
    recognizers    specifications of numbers, percentages and ranges    `recognizers`
    gold/dev       articles annotated with every fact                   `gold`

`systems` brings each tool into the same `Amount`, `units` its names of units into ours.
"""
