import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.article.language import (
    UNSURE,
    Verdict,
    article_language,
    identify,
    main_script,
    script_of,
    scripts,
)

FOREIGN = [
    ("es", "El ministro de Energía dijo el lunes que la obra se va a terminar antes de que acabe el año."),
    ("pt", "O ministro disse na segunda-feira que não há mais tempo para as obras e que elas foram pagas."),
    (
        "fr",
        "Le ministre a dit lundi que les travaux ne sont pas encore finis et qu'ils vont durer plus d'un an.",
    ),
    (
        "it",
        "Il ministro ha detto che i lavori non sono ancora finiti e che dureranno più di un anno.",
    ),
    (
        "de",
        "Der Minister sagte am Montag, dass die Arbeiten noch nicht fertig sind und ein Jahr dauern.",
    ),
    ("nl", "De minister zei maandag dat het werk nog niet klaar is en dat het meer dan een jaar zal duren."),
    ("sv", "Ministern sade på måndagen att arbetet inte är klart och att det kommer att ta mer än ett år."),
    (
        "pl",
        "Minister powiedział w poniedziałek, że prace nie są jeszcze gotowe i że będą trwać ponad rok.",
    ),
    (
        "tr",
        "Bakan pazartesi günü bu işin daha bitmediğini ve bir yıl kadar sürecek olduğunu söyledi.",
    ),
    (
        "id",
        "Menteri mengatakan pada hari Senin bahwa proyek itu tidak akan selesai dalam tahun ini karena dana.",
    ),
    ("vi", "Bộ trưởng nói rằng công trình này không được hoàn thành trong năm nay và sẽ có người khác làm."),
    ("ru", "Министр сказал в понедельник, что работы ещё не закончены и что они продлятся больше года."),
    (
        "uk",
        "Міністр сказав у понеділок, що роботи ще не закінчені та що вони будуть ще рік.",
    ),
    ("ar", "قال الوزير يوم الاثنين إن الأعمال لم تنته بعد وإنها ستستمر أكثر من عام في هذا الموقع"),
    ("he", "השר אמר ביום שני שהעבודות עדיין לא הסתיימו ושהן יימשכו יותר משנה"),
    ("el", "Ο υπουργός είπε τη Δευτέρα ότι τα έργα δεν έχουν τελειώσει ακόμη"),
    ("zh", "部长星期一表示工程还没有完成预计还需要一年多的时间才能结束"),
    ("ja", "大臣は月曜日に工事がまだ終わっていないと述べました"),
    ("ko", "장관은 월요일에 공사가 아직 끝나지 않았다고 말했다"),
    ("th", "รัฐมนตรีกล่าวเมื่อวันจันทร์ว่างานยังไม่เสร็จ"),
]

ENGLISH = [
    "The minister said on Monday that the work is not finished and that it will take more than a year.",
    "Shares in the company fell by 4 percent after it said that Chen Shui-bian (陳水扁) would leave.",
    "“Nous sommes prêts”, said the mayor, who had come to the harbour with her two deputies in the morning.",
]

UNDECIDED = [
    "",
    "   \n",
    "Sign in",
    "1,234 | 5,678 | 9,012",
    "Oslo, Bergen, Trondheim, Stavanger, Drammen, Fredrikstad, Sandnes",
    "🎉🎉🎉 👍 🚀",
    "\x00\x01\x02",
    "Авто",
    "word " * 2000,
]


@pytest.mark.parametrize(("code", "text"), FOREIGN, ids=[code for code, _ in FOREIGN])
def test_language_foreign(code, text):
    assert identify(text) == Verdict(False, code)


@pytest.mark.parametrize("text", ENGLISH)
def test_language_english(text):
    assert identify(text) == Verdict(True, "en")


@pytest.mark.parametrize("text", UNDECIDED)
def test_language_gives_no_verdict_on_little_evidence(text):
    assert identify(text) == UNSURE


def test_language_reads_all_of_a_long_text():
    english = "The work is not finished and it will take more than a year, the minister said. "
    assert identify(english * 20_000) == Verdict(True, "en")


@pytest.mark.parametrize(
    ("char", "script"), [("a", "latin"), ("ж", "cyrillic"), ("한", "hangul"), ("Ꭰ", None)]
)
def test_script_of(char, script):
    assert script_of(char) == script


def test_scripts_counts_letters_only():
    assert scripts("aж1 !") == {"latin": 1, "cyrillic": 1}


@pytest.mark.parametrize(("text", "script"), [("東京タワーです", "kana"), ("abcж", None), ("12", None)])
def test_main_script(text, script):
    assert main_script(text) == script


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [
        ([], None),
        ([(UNSURE, 500)], None),
        ([(Verdict(True, "en"), 300), (Verdict(False, "fr"), 100), (UNSURE, 900)], "en"),
        ([(Verdict(True, "en"), 100), (Verdict(False, "fr"), 100)], None),
        ([(Verdict(False, None), 100)], None),
    ],
)
def test_article_language(verdicts, code):
    assert article_language(verdicts) == code


@given(st.text())
def test_language_never_raises(text):
    verdict = identify(text)
    assert verdict.code is None or verdict.english is not None
