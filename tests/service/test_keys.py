import hmac

import pytest

from newsfacts.errors import InputError
from newsfacts.service.keys import hashed, line_of, new_key, owner, read_keys


def test_keys_are_long_and_new():
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert all(key.startswith("nf_") and len(key) >= 46 for key in keys)


def test_a_file_of_keys_holds_no_key_and_finds_its_owner(tmp_path):
    keys = {name: new_key() for name in ("ann", "bob@example.org")}
    file = tmp_path / "keys"
    file.write_text(
        "# ours\n\n" + "".join(f"{line_of(hashed(name, key))}  # of {name}\n" for name, key in keys.items())
    )
    kept = read_keys(file)
    for name, key in keys.items():
        assert owner(kept, key) == name
        assert key not in file.read_text()
    for wrong in ("", "nf_", new_key(), keys["ann"][:-1], keys["ann"] + "a", kept[0].digest, "\udcff"):
        assert owner(kept, wrong) is None


def test_every_key_is_compared_in_constant_time(monkeypatch):
    compared = []

    def noted(one, other):
        compared.append((one, other))
        return one == other

    monkeypatch.setattr(hmac, "compare_digest", noted)
    key = new_key()
    kept = [hashed("ann", key), *(hashed(f"other-{number}", new_key()) for number in range(3))]
    assert owner(kept, key) == "ann"
    assert len(compared) == 4


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "no key in it"),
        ("# none\n", "no key in it"),
        ("ann\n", "line 1"),
        ("\nann sha256:abc\n", "line 2"),
        ("ann nf_secret\n", "line 1"),
    ],
)
def test_a_malformed_file_is_told_with_its_line_and_without_what_it_holds(tmp_path, content, fault):
    file = tmp_path / "keys"
    file.write_text(content)
    with pytest.raises(InputError, match=fault) as raised:
        read_keys(file)
    assert "secret" not in str(raised.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_keys(tmp_path / "keys")


@pytest.mark.parametrize("name", ["", "two words", "a#b", "a\nb", "a" * 65])
def test_names_fit_into_a_line(name):
    with pytest.raises(InputError, match="no name"):
        hashed(name, new_key())
