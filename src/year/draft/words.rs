//! The words of a draft, made of the instrument's own and of the figures.

use crate::model::{
    Both, Criterion, Id, Instrument, Locale, Measure, Period, Phrase, Points, ReportDue, Share,
    Text, Value, say, words,
};

/// Both languages of one wording.
fn text(words: impl Fn(Locale) -> String) -> Text {
    Text::known(Both::of(words))
}

/// What the plan is called where its instrument asks for a plan of IT application; otherwise only people know.
pub(super) fn title(instrument: &Instrument, period: Period) -> Text {
    if !instrument
        .criteria()
        .any(|criterion| criterion.proof.is_some())
    {
        return Text::open();
    }
    text(|locale| match period {
        Period::SchoolYear(year) => say!(
            locale,
            "Kế hoạch ứng dụng CNTT năm học {year}",
            "IT application plan for the school year {year}"
        ),
        Period::CalendarYear(year) => say!(
            locale,
            "Kế hoạch ứng dụng CNTT năm {year}",
            "IT application plan for {year}"
        ),
    })
}

pub(super) fn general(instrument: &Instrument, from: Option<Id>, to: Id) -> Text {
    text(|locale| {
        let title = instrument.title.get(locale);
        let to = level(instrument, to, locale);
        match from.map(|from| level(instrument, from, locale)) {
            Some(from) => say!(
                locale,
                "Nâng kết quả của nhà trường từ {from} lên {to} theo: {title}.",
                "Raise the school's result from {from} to {to}, as measured by: {title}."
            ),
            None => say!(
                locale,
                "Đưa kết quả của nhà trường lên {to} theo: {title}.",
                "Bring the school's result to {to}, as measured by: {title}."
            ),
        }
    })
}

/// A criterion and the fact as it is now; where something is not so yet, the words that say it.
pub(super) fn need(criterion: &Criterion, now: Option<&Value>, instrument: &Instrument) -> Text {
    if let Some(Value::Condition(_) | Value::YesNo(_)) = now
        && let Some(lowest) = criterion.levels.first().and_then(|s| s.descriptor.as_ref())
    {
        return lowest.clone();
    }
    text(|locale| {
        let title = criterion.title.get(locale);
        let fact = now.and_then(|value| fact(criterion, value, instrument, locale));
        let now = match (now, fact) {
            (Some(Value::Rating(_)), Some(fact)) => say!(locale, "hiện ở {fact}", "now at {fact}"),
            (Some(Value::Points(_)), Some(fact)) => say!(locale, "hiện được {fact}", "now {fact}"),
            (_, Some(fact)) => say!(locale, "hiện là {fact}", "now {fact}"),
            (Some(Value::Condition(_) | Value::YesNo(_)), None) => {
                locale.pick("chưa đạt", "not yet met").to_owned()
            }
            (_, None) => locale.pick("chưa có số liệu", "no figures yet").to_owned(),
        };
        format!("{title}: {now}")
    })
}

/// The report at the end of the year, on a day and to an office that only people know.
pub(super) fn report_due() -> ReportDue {
    ReportDue {
        title: text(|locale| {
            let title = locale.pick(
                "Báo cáo tổng kết năm học về ứng dụng CNTT",
                "School-year summary report on IT application",
            );
            title.to_owned()
        }),
        due: None,
        to: Phrase::open(),
    }
}

/// A criterion and the fact that is to hold: for a plain yes nothing more, and where nobody can name the fact yet the level.
pub(super) fn objective(
    criterion: &Criterion,
    target: &Value,
    to: Option<Id>,
    instrument: &Instrument,
) -> Text {
    if matches!(target, Value::Condition(_) | Value::YesNo(_)) {
        return criterion.title.clone();
    }
    text(|locale| {
        let title = criterion.title.get(locale);
        let fact = match target {
            Value::Share(share) if criterion.proof.is_some() => Some(proportion(*share, locale)),
            target => fact(criterion, target, instrument, locale),
        };
        let level = || to.map(|to| on_level(instrument, to, locale));
        match fact.or_else(level) {
            Some(fact) => say!(locale, "{title}: đạt {fact}", "{title}: reach {fact}"),
            None => title.to_owned(),
        }
    })
}

/// How many of a hundred, where nobody knows yet of how many.
fn proportion(share: Share, locale: Locale) -> String {
    let (part, whole) = (share.part.get(), share.whole.get());
    let percent = words::percent(part.into(), whole.into(), locale);
    match part == whole {
        true => percent,
        false => say!(locale, "ít nhất {percent}", "at least {percent}"),
    }
}

/// A measured fact in words; nothing for a plain yes or no, or where there is none.
fn fact(
    criterion: &Criterion,
    value: &Value,
    instrument: &Instrument,
    locale: Locale,
) -> Option<String> {
    Some(match (value, &criterion.measure) {
        (Value::Share(share), _) => {
            let (part, whole) = (share.part, share.whole);
            let percent = words::percent(part.get().into(), whole.get().into(), locale);
            let [part, whole] = [part, whole].map(|n| words::decimal(n, locale));
            format!("{part}/{whole} ({percent})")
        }
        (Value::Count(count), Measure::Count(of)) => {
            format!("{} {}", words::decimal(count, locale), of.unit.get(locale))
        }
        (Value::Ratio(ratio), Measure::Ratio(of)) => {
            let one = words::tenths(ratio.amount.get().into(), ratio.per.get().into())?;
            let one = words::decimal(one, locale);
            let [amount, per] = [ratio.amount, ratio.per].map(|n| words::decimal(n, locale));
            let [amounts, pers] = [&of.amount, &of.per].map(|unit| unit.get(locale));
            format!("{one} {amounts}/{pers} ({amount}/{per})")
        }
        (Value::Rating(level), _) => on_level(instrument, *level, locale),
        (Value::Points(given), _) => points(given.earned, locale),
        _ => return None,
    })
}

fn points(points: Points, locale: Locale) -> String {
    words::of_points(&words::points(points, locale), locale)
}

/// A level; one whose title says that it is one is not called so again.
fn on_level(instrument: &Instrument, id: Id, locale: Locale) -> String {
    let title = titled(instrument, id, locale);
    match words::says_level(&title) {
        true => format!("“{title}”"),
        false => say!(locale, "mức “{title}”", "the level “{title}”"),
    }
}

/// The title of a level, in quotation marks.
fn level(instrument: &Instrument, id: Id, locale: Locale) -> String {
    format!("“{}”", titled(instrument, id, locale))
}

fn titled(instrument: &Instrument, id: Id, locale: Locale) -> String {
    let level = instrument.level(&id);
    level.map_or_else(
        || id.to_string(),
        |level| level.title.get(locale).to_owned(),
    )
}
