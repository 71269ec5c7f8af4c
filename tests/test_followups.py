"""Halal and PIRT after the NIB: asked for with consent, opened once the NIB is issued, delivered, never issued."""

from dataclasses import replace
from pathlib import Path

import pytest

from operator_tui import forms
from operator_tui.core import followups as rules
from operator_tui.core.checks import reason_name
from operator_tui.core.entry import Entry
from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Cause, Status
from operator_tui.delivery.protocol import Item
from operator_tui.office.store import OfficeStore
from operator_tui.reference.lookups import TABLES, Lookups
from operator_tui.reports.slips import print_slips
from operator_tui.store import applications, followups, journal, updates
from operator_tui.store.applications import Application, Typed
from operator_tui.store.sqlcipher import rows
from operator_tui.store.store import Store, Tx
from tests.conftest import TODAY
from tests.links import Bench
from tests.making import FORM, ready, sample_rows, texts_of
from tests.test_office import device, outcome, status_of, take, with_body

HALAL, PIRT = forms.load("halal"), forms.load("pirt")
FORMS = {"halal": HALAL, "pirt": PIRT}
ANSWERS = {
    "halal": {
        "email": "iis@example.com", "phone": "+6281222100138", "products": "keripik pisang", "kbli_fits": "Y",
        "yearly_sales": "18000000", "production_sites": "1", "outlets": "1", "supervisor_name": "IIS ROHAYATI",
        "supervisor_nik": "3210035704880001", "ingredients": "pisang, gula", "process": "kupas, goreng",
    },
    "pirt": {
        "home_production": "Y", "tools": "M", "product_name": "Keripik Pisang", "food_type": "keripik buah",
        "packaging": "plastik PP", "composition": "pisang, gula", "net_weight": "250 g", "process": "kupas, goreng",
        "storage_at": "R", "storage": "tempat kering", "shelf_life": "90", "label_picture": "Y", "commitment": "Y",
    },
}  # fmt: skip


def get(store: Store, app: Application) -> Application:
    return store.read(lambda db: applications.get(db, app.seq))


def wishing(store: Store, texts: dict[str, str] | None = None, number: int = 2) -> Application:
    """A ready NIB application with wishes and consents as given."""
    typed = texts_of(sample_rows()[number - 1])
    plain = {"want_halal": "T", "want_pirt": "T", "consent_halal": "T", "consent_pirt": "T"}
    made = {**typed.texts, **plain, **(texts or {})}

    def make(tx: Tx) -> Application:
        seq = applications.begin(tx, FORM, Typed(made, typed.filled)).seq
        return applications.finalise(tx, seq, FORM, TODAY, TABLES)

    return store.do(make)


def issue(store: Store, app: Application, nib: str = "0000000000007") -> Application:
    """Its NIB came: delivered and issued, as by the office."""

    def deliver(tx: Tx) -> None:
        tx.db.execute("DELETE FROM outbox WHERE seq = ?", [app.seq])
        applications.move(tx, app.seq, Status.SENDING, Cause.DELIVERY)
        applications.move(tx, app.seq, Status.ACCEPTED, Cause.DELIVERY, accepted_at=tx.at)
        updates.issued(
            tx, updates.Issued(app.id, app.revision, nib, "2026-11-24", "training", False, True)
        )

    store.do(deliver)
    return get(store, app)


def asks(*kinds: str) -> dict[str, str]:
    """Wishes for follow-ups, with the consent for each."""
    return {f"{what}_{kind}": "Y" for kind in kinds for what in ("want", "consent")}


def with_nib(store: Store, *kinds: str) -> Application:
    """An issued NIB whose applicant asked for a follow-up and consented to it."""
    return issue(store, wishing(store, asks(*(kinds or ("halal",)))))


def begun(store: Store, app: Application, kind: str = "halal") -> Application:
    return store.do(lambda tx: followups.begin(tx, app.seq, FORMS[kind]))


def filled(store: Store, follow: Application, **more: str) -> None:
    """Its form filled in, with good answers but for those given here."""

    def fill(tx: Tx) -> None:
        typed = applications.typed(tx.db, follow.seq)
        texts = {**typed.texts, **ANSWERS[follow.form], **more}
        applications.save(tx, follow.seq, Typed(texts, typed.filled))

    store.do(fill)


def final(store: Store, follow: Application) -> Application:
    form = FORMS[follow.form]
    return store.do(lambda tx: applications.finalise(tx, follow.seq, form, TODAY, TABLES))


def refused(store: Store, follow: Application) -> tuple[object, object]:
    """The first field that keeps it from being final, and its problem."""
    with pytest.raises(Refused) as caught:
        final(store, follow)
    assert get(store, follow).status is Status.DRAFT
    return caught.value.params.get("field"), caught.value.params.get("problem", caught.value.key)


def held(office: OfficeStore, app: Application) -> dict[str, str]:
    """What the office holds of an application."""
    sql = "SELECT status, nib, body FROM applications WHERE id = ?"
    [row] = office._read(lambda db: list(rows(db, sql, [app.id])))
    return row


def states(store: Store) -> list[tuple[str, str]]:
    return [(f.kind, f.state) for f in store.read(followups.found)]


@pytest.mark.parametrize(
    ("wish", "yes", "kept"),
    [("Y", "Y", "halal"), ("Y", "T", ""), ("T", "Y", ""), ("T", "T", "")],
)
def test_a_wish_is_kept_only_with_the_consent_for_it(
    store: Store, wish: str, yes: str, kept: str
) -> None:
    app = wishing(store, {"want_halal": wish, "consent_halal": yes})
    assert app.wants == kept
    assert states(store) == ([("halal", "waiting")] if kept else [])


def test_finalising_again_without_the_wish_ends_it(store: Store) -> None:
    app = wishing(store, asks("pirt"))
    assert app.wants == "pirt"
    store.do(lambda tx: applications.reopen(tx, app.seq))
    texts = store.read(lambda db: applications.typed(db, app.seq))
    store.do(
        lambda tx: applications.save(tx, app.seq, Typed({**texts.texts, "consent_pirt": "T"}, {}))
    )
    store.do(lambda tx: applications.finalise(tx, app.seq, FORM, TODAY, TABLES))
    assert (get(store, app).wants, states(store)) == ("", [])


def test_it_opens_only_once_the_nib_is_issued(store: Store) -> None:
    app = wishing(store, asks("halal"))
    with pytest.raises(Refused, match=r"followups\.not-issued"):
        begun(store, app)
    assert states(store) == [("halal", "waiting")]
    issue(store, app)
    assert states(store) == [("halal", "open")]
    assert begun(store, app).status is Status.DRAFT
    assert states(store) == [("halal", "draft")]


def test_without_consent_nothing_opens_and_a_no_is_kept(store: Store) -> None:
    app = issue(store, wishing(store, {"want_halal": "Y"}))
    with pytest.raises(Refused, match=r"followups\.no-consent"):
        begun(store, app)
    store.do(lambda tx: followups.answer_consent(tx, app.seq, HALAL, "T"))
    with pytest.raises(Refused, match=r"followups\.no-consent"):
        begun(store, app)
    assert states(store) == []
    said = [r for r in store.read(lambda db: journal.of(db, app.id)) if r["what"] == "consent"]
    assert [r["detail"]["answer"] for r in said] == ["T"]


def test_who_did_not_ask_then_may_ask_later(store: Store) -> None:
    app = issue(store, wishing(store))
    assert [f.asked for f in store.read(lambda db: followups.of_nib(db, app.seq))] == [False, False]
    store.do(lambda tx: followups.answer_consent(tx, app.seq, PIRT, "Y", "S", "SP-014"))
    given = store.read(lambda db: followups.consent(db, app.seq, "pirt"))
    assert given is not None
    assert (given.answer, given.method, given.paper) == ("Y", "S", "SP-014")
    assert (given.notice_version, given.by) == ("pirt-1", "Siti")
    follow = begun(store, app, "pirt")
    texts = store.read(lambda db: applications.typed(db, follow.seq)).texts
    assert (texts["consent_pirt"], texts["consent_method"], texts["consent_paper"]) == (
        "Y", "S", "SP-014",
    )  # fmt: skip
    assert get(store, app).wants == "pirt"


def test_a_consent_withdrawn_later_counts_not_the_one_before(store: Store) -> None:
    app = with_nib(store)
    store.do(lambda tx: followups.answer_consent(tx, app.seq, HALAL, "T"))
    with pytest.raises(Refused, match=r"followups\.no-consent"):
        begun(store, app)
    assert (get(store, app).wants, states(store)) == ("", [])


def sealed_again(store: Store, app: Application) -> Application:
    """The office gave the NIB application back, and it was made final anew with nothing else said."""

    def again(tx: Tx) -> Application:
        applications.move(tx, app.seq, Status.ACCEPTED, Cause.WRONG_NIB, {"reason": "salah orang"})
        applications.move(tx, app.seq, Status.RETURNED, Cause.DELIVERY)
        return applications.finalise(tx, app.seq, FORM, TODAY, TABLES)

    return store.do(again)


def test_sealed_again_an_application_revives_no_consent_and_drops_no_wish(store: Store) -> None:
    app = issue(store, wishing(store, asks("halal")))
    store.do(lambda tx: followups.answer_consent(tx, app.seq, HALAL, "T"))
    store.do(lambda tx: followups.answer_consent(tx, app.seq, PIRT, "Y", "L"))
    assert sealed_again(store, app).wants == "pirt"
    said = store.read(lambda db: followups.consent(db, app.seq, "halal"))
    assert said is not None
    assert said.answer == "T"


@pytest.mark.parametrize(
    ("answer", "method", "paper"), [("Y", "", ""), ("Y", "S", " "), ("", "L", ""), ("X", "L", "")]
)
def test_an_answer_that_is_not_whole_is_not_kept(
    store: Store, answer: str, method: str, paper: str
) -> None:
    app = issue(store, wishing(store))
    with pytest.raises(Refused, match=r"followups\.consent-open"):
        store.do(lambda tx: followups.answer_consent(tx, app.seq, HALAL, answer, method, paper))
    assert store.read(lambda db: followups.consent(db, app.seq, "halal")) is None


def test_the_nib_application_is_carried_over_and_marked_so(store: Store) -> None:
    app = with_nib(store)
    source = store.read(lambda db: applications.typed(db, app.seq)).texts
    follow = begun(store, app)
    typed = store.read(lambda db: applications.typed(db, follow.seq))
    for name in ("nik", "name", "trade_name", "kbli", "kbli_version", "yearly_sales"):
        assert typed.texts[name] == source[name]
        assert typed.filled[name] == "parent"
    assert typed.texts["nib"] == app.nib
    assert source["ktp_address"] in typed.texts["address"]
    assert (follow.parent, follow.form, follow.name, follow.village) == (
        app.seq, "halal", app.name, app.village,
    )  # fmt: skip
    assert "consent_halal" not in typed.filled
    assert typed.focus in HALAL.index


def test_a_number_without_whatsapp_is_not_carried_into_halal() -> None:
    texts = {"phone": "+6281222100138", "has_whatsapp": "T"}
    assert "phone" not in rules.carried(HALAL, "1", texts)
    assert rules.carried(PIRT, "1", texts)["phone"] == "+6281222100138"
    assert rules.carried(HALAL, "1", {**texts, "has_whatsapp": "Y"})["phone"] == "+6281222100138"


def test_the_address_is_that_of_the_business() -> None:
    texts = {
        "ktp_address": "BLOK SABTU", "ktp_rt_rw": "003/005", "ktp_village": "Lebaksiu", "ktp_district": "Ciawigebang",
        "ktp_regency": "Kuningan", "place_same_as_ktp": "Y", "place_address": "Pasar Cikijing Kios B12",
        "place_village": "Cikijing, Cikijing", "place_postcode": "45466",
    }  # fmt: skip
    assert (
        rules.carried(PIRT, "1", texts)["address"]
        == "BLOK SABTU RT/RW 003/005, Lebaksiu, Ciawigebang, Kuningan"
    )
    elsewhere = rules.carried(PIRT, "1", {**texts, "place_same_as_ktp": "T"})
    assert elsewhere["address"] == "Pasar Cikijing Kios B12, Cikijing, Cikijing, 45466"
    assert elsewhere["village"] == "Cikijing, Cikijing"


def test_one_of_a_kind_is_open_at_a_time(store: Store) -> None:
    app = with_nib(store, "halal", "pirt")
    first = begun(store, app)
    assert begun(store, app).seq == first.seq
    assert begun(store, app, "pirt").seq != first.seq
    assert states(store) == [("halal", "draft"), ("pirt", "draft")]


def test_one_that_was_cancelled_is_no_longer_asked_for_and_may_be_begun_anew(store: Store) -> None:
    app = with_nib(store)
    first = begun(store, app)
    store.do(lambda tx: applications.cancel(tx, first.seq, "salah buka"))
    assert states(store) == []
    [halal, _] = store.read(lambda db: followups.of_nib(db, app.seq))
    assert halal.state == "open"
    assert begun(store, app).seq != first.seq


@pytest.mark.parametrize(
    ("kind", "field", "text", "problem"),
    [
        ("halal", "yearly_sales", "15000000001", "refused"),
        ("halal", "kbli_fits", "T", "refused"),
        ("halal", "consent_halal", "T", "refused"),
        ("halal", "nik", "3210035704880002", "followup.differs"),
        ("halal", "kbli", "10794", "followup.differs"),
        ("pirt", "shelf_life", "6", "refused"),
        ("pirt", "storage_at", "D", "refused"),
        ("pirt", "storage_at", "B", "refused"),
        ("pirt", "commitment", "T", "refused"),
        ("pirt", "commitment", "", "declaration.missing"),
    ],
)
def test_what_is_refused_can_not_be_final(
    store: Store, kind: str, field: str, text: str, problem: str
) -> None:
    app = with_nib(store, kind)
    follow = begun(store, app, kind)
    filled(store, follow, **{field: text})
    assert refused(store, follow) == (field, problem)
    filled(store, follow, nik=app.nik, kbli=app.kbli, **{f"consent_{kind}": "Y"})
    assert final(store, follow).status is Status.READY


def test_its_nik_does_not_count_as_the_nibs_twice(store: Store) -> None:
    app = with_nib(store)
    follow = begun(store, app)
    filled(store, follow)
    assert final(store, follow).status is Status.READY
    again = store.read(lambda db: applications.earlier_with_nik(db, get(store, app)))
    assert again is None


def test_a_second_halal_of_one_person_needs_a_reason(store: Store) -> None:
    nik = "3210030311790001"
    first = issue(store, wishing(store, {**asks("halal"), "nik": nik}))
    filled(store, one := begun(store, first))
    final(store, one)
    reason = {"reason:nik:duplicate": "usaha kedua"}
    wish = wishing(store, {**asks("halal"), **reason, "nik": nik})
    second = issue(store, wish, "0000000000008")
    filled(store, two := begun(store, second))
    assert refused(store, two) == ("nik", "duplicate.reason")
    found = store.read(lambda db: applications.standing(db, get(store, two)))
    assert found is not None
    filled(store, two, **{reason_name(found): "usaha kedua"})
    assert final(store, two).status is Status.READY


def test_it_goes_out_under_the_nib_that_stands_and_not_while_there_is_none(store: Store) -> None:
    app = with_nib(store)
    follow = begun(store, app)
    filled(store, follow, nib="9999999999999")
    store.do(
        lambda tx: applications.move(
            tx, app.seq, Status.ACCEPTED, Cause.WRONG_NIB, {"reason": "x"}, nib=""
        )
    )
    assert refused(store, follow) == (None, "followups.not-issued")
    news = updates.Issued(app.id, 1, "0000000000009", "2026-11-24", "training", False, True)
    store.do(lambda tx: updates.issued(tx, news))
    final(store, follow)
    [body] = store.read(
        lambda db: rows(db, "SELECT content FROM answers WHERE seq = ?", [follow.seq])
    )
    assert '"nib":"0000000000009"' in body["content"]


def test_a_follow_up_is_never_issued(store: Store) -> None:
    follow = begun(store, with_nib(store))
    filled(store, follow)
    sent = final(store, follow)
    store.do(lambda tx: applications.move(tx, sent.seq, Status.SENDING, Cause.DELIVERY))
    store.do(lambda tx: applications.move(tx, sent.seq, Status.ACCEPTED, Cause.DELIVERY))
    news = updates.Issued(sent.id, 1, "0000000000009", "2026-11-24", "training", False, True)
    assert store.do(lambda tx: updates.issued(tx, news)) is False
    with pytest.raises(Refused, match=r"core\.move"):
        store.do(lambda tx: applications.move(tx, sent.seq, Status.ISSUED, Cause.PERSON))
    after = get(store, sent)
    assert (after.status, after.nib, after.problem) == (Status.ACCEPTED, "", "")


def test_a_follow_up_has_no_follow_up(store: Store) -> None:
    follow = begun(store, with_nib(store))
    with pytest.raises(Refused, match=r"followups\.not-nib"):
        begun(store, follow, "pirt")
    with pytest.raises(Refused, match=r"followups\.not-nib"):
        store.do(lambda tx: followups.answer_consent(tx, follow.seq, PIRT, "Y", "L"))


def test_both_reach_the_office_which_issues_no_nib_for_them(at: Bench, office: OfficeStore) -> None:
    app = with_nib(at.store, "halal", "pirt")
    made = []
    for kind in FORMS:
        follow = begun(at.store, app, kind)
        filled(at.store, follow)
        made.append(final(at.store, follow))
    at.engine.run_once()
    assert [get(at.store, m).status for m in made] == [Status.ACCEPTED, Status.ACCEPTED]
    assert states(at.store) == [("halal", "accepted"), ("pirt", "accepted")]
    office.issue_training(at.clock(), 0)
    at.engine.run_once()
    for one in made:
        row = held(office, one)
        assert (row["status"], row["nib"]) == ("accepted", "")
        assert f'"form":"{one.form}"' in row["body"]
        assert get(at.store, one).status is Status.ACCEPTED
        with pytest.raises(Refused, match=r"office\.not-nib"):
            office.issue(one.id, "1234567890123", "2026-11-24", "typed", at.clock())


def test_one_that_comes_back_is_mended_and_sent_again(at: Bench, office: OfficeStore) -> None:
    app = with_nib(at.store)
    follow = begun(at.store, app)
    filled(at.store, follow)
    final(at.store, follow)
    at.engine.run_once()
    office.give_back(follow.id, "ingredients", "Sebut merek minyaknya.", "Bu Wiwin", at.clock())
    at.engine.run_once()
    assert states(at.store) == [("halal", "returned")]
    filled(at.store, follow, ingredients="pisang, minyak Kunci Mas")
    assert final(at.store, follow).revision == 2
    at.engine.run_once()
    assert states(at.store) == [("halal", "accepted")]


def test_the_list_says_what_can_be_done_first_and_is_narrowed_by_typing(store: Store) -> None:
    waits = wishing(store, asks("halal"), 1)
    opens = issue(store, wishing(store, asks("pirt"), 3))
    drafted = issue(store, wishing(store, asks("halal"), 5), "0000000000008")
    follow = begun(store, drafted)
    ready(store, 1, 7)
    assert states(store) == [("pirt", "open"), ("halal", "draft"), ("halal", "waiting")]
    found = store.read(followups.found)
    assert [f.ref for f in found] == [opens.ref, drafted.ref, waits.ref]
    assert [f.label for f in found] == ["", follow.label, ""]
    assert [f.parent for f in store.read(lambda db: followups.found(db, waits.name))] == [waits.seq]
    assert store.read(lambda db: followups.found(db, "'\"*")) == []
    assert len(store.read(lambda db: followups.found(db, "", 2))) == 2
    assert store.read(followups.tally) == {"halal": {"draft": 1, "waiting": 1}, "pirt": {"open": 1}}


def test_the_nib_of_a_cancelled_application_is_not_waited_for(store: Store) -> None:
    app = wishing(store, asks("halal"))
    store.do(lambda tx: applications.cancel(tx, app.seq, "pulang"))
    assert states(store) == []


def test_a_consent_keeps_the_notice_it_was_given_under(store: Store) -> None:
    app = with_nib(store)
    filled(store, follow := begun(store, app))
    final(store, follow)
    later = issue(store, wishing(store, {}, 3), "0000000000008")
    store.do(lambda tx: followups.answer_consent(tx, later.seq, PIRT, "Y", "L"))
    filled(store, other := begun(store, later, "pirt"))
    final(store, other)
    sql = "SELECT name, notice_version FROM statements WHERE seq = ? ORDER BY name"
    found = [
        [
            (r["name"], r["notice_version"])
            for r in store.read(lambda db, s=s: list(rows(db, sql, [s])))
        ]  # type: ignore[misc]
        for s in (follow.seq, other.seq)
    ]
    assert found == [
        [("consent_halal", "1")],
        [("commitment", "pirt-1"), ("consent_pirt", "pirt-1")],
    ]


def test_a_follow_up_has_no_slip(store: Store, tmp_path: Path) -> None:
    nib = with_nib(store)
    follow = begun(store, nib)
    with pytest.raises(Refused, match=r"followups\.no-slip"):
        print_slips(store, [nib.seq, follow.seq], tmp_path / "s.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_longest_address_fits() -> None:
    longest = {
        spec.name: "x" * spec.limit for spec in FORM.fields() if spec.name.startswith("ktp_")
    }
    text = rules.carried(HALAL, "1", longest)["address"]
    assert 500 < len(text) <= HALAL.index["address"].limit


def test_ctrl_r_puts_back_what_was_carried_over() -> None:
    texts = {"trade_name": "Opak Mak Icih", "name": "ICIH", "nik": "3210035206610003"}
    entry = Entry.open(
        HALAL, Lookups(), TODAY, "2020", texts, dict.fromkeys(texts, "parent"), "trade_name"
    )
    entry.insert("Opak Lain")
    entry.step(1)
    entry.step(-1)
    assert (entry.texts["trade_name"], "trade_name" in entry.filled) == ("Opak Lain", False)
    assert entry.offer() == "Opak Mak Icih"
    assert entry.restore()
    assert (entry.texts["trade_name"], entry.filled["trade_name"]) == ("Opak Mak Icih", "parent")


def test_the_number_of_a_paper_has_an_end(store: Store) -> None:
    app = issue(store, wishing(store))
    with pytest.raises(Refused, match=r"followups\.paper-long"):
        store.do(lambda tx: followups.answer_consent(tx, app.seq, HALAL, "Y", "S", "9" * 256))
    assert states(store) == []


def test_the_office_denies_an_outcome_with_an_nib_for_a_follow_up(office: OfficeStore) -> None:
    laptop, item = device(office), with_body(form="pirt", form_version="0")
    assert take(office, laptop, item).results[0].verdict == "accepted"
    told = Item("outcome", item.id, 1, outcome("1234567890123"))
    [result] = take(office, laptop, told).results
    assert (result.verdict, status_of(office, item)) == ("denied", "accepted")
    assert "bukan permohonan NIB" in result.reason


def test_a_form_that_the_nib_answers_whole_opens_at_its_first_field(store: Store) -> None:
    known = ("nib", "nik", "name", "kbli", "kbli_version")
    sections = tuple(
        s._replace(fields=tuple(f for f in s.fields if f.name in known)) for s in HALAL.sections
    )
    short = replace(HALAL, version="short", text="", sections=sections)
    app = with_nib(store)
    follow = store.do(lambda tx: followups.begin(tx, app.seq, short))
    assert store.read(lambda db: applications.typed(db, follow.seq)).focus == "nik"
