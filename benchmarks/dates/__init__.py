"""How well time expressions are found and resolved, on public sets and beside other libraries."""
