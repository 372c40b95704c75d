"""Numbers in words, as people write them."""

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number, *, joint=" and "):
    """English words for a whole number below a quadrillion."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = joint + in_words(number % 100) if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    for name, scale in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 10**3)):
        if number >= scale:
            link = joint if number % scale < 100 else " "  # "one thousand and five"
            rest = link + in_words(number % scale, joint=joint) if number % scale else ""
            return f"{in_words(number // scale, joint=joint)} {name}{rest}"
    raise AssertionError(number)
