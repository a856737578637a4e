//! The words of a draft, made of the instrument's own and of the figures.

use crate::model::{
    Criterion, Id, Instrument, Locale, Measure, Period, Phrase, Points, Text, Value,
};

/// Both languages of one wording.
fn both(words: impl Fn(Locale) -> String) -> Text {
    Text {
        vi: Phrase::known(&words(Locale::Vi)),
        en: Some(Phrase::known(&words(Locale::En))),
    }
}

pub(super) fn title(period: Period) -> Text {
    both(|locale| match (locale, period) {
        (Locale::Vi, Period::SchoolYear(_)) => format!("Kế hoạch ứng dụng CNTT năm học {period}"),
        (Locale::Vi, Period::CalendarYear(_)) => format!("Kế hoạch ứng dụng CNTT năm {period}"),
        (Locale::En, Period::SchoolYear(_)) => {
            format!("IT application plan for the school year {period}")
        }
        (Locale::En, Period::CalendarYear(_)) => format!("IT application plan for {period}"),
    })
}

pub(super) fn general(instrument: &Instrument, from: Option<Id>, to: Id) -> Text {
    both(|locale| {
        let title = instrument.title.get(locale);
        let to = level(instrument, to, locale);
        let from = from.map(|from| level(instrument, from, locale));
        match (locale, from) {
            (Locale::Vi, Some(from)) => {
                format!(
                    "Nâng mức độ ứng dụng CNTT của nhà trường từ {from} lên {to} theo: {title}."
                )
            }
            (Locale::Vi, None) => {
                format!("Đưa mức độ ứng dụng CNTT của nhà trường lên {to} theo: {title}.")
            }
            (Locale::En, Some(from)) => {
                format!(
                    "Raise the school's application of IT from {from} to {to}, as measured by: {title}."
                )
            }
            (Locale::En, None) => {
                format!("Bring the school's application of IT to {to}, as measured by: {title}.")
            }
        }
    })
}

/// A criterion and the fact as it is now.
pub(super) fn need(criterion: &Criterion, now: Option<&Value>, instrument: &Instrument) -> Text {
    both(|locale| {
        let title = criterion.title.get(locale);
        let fact = now.and_then(|value| fact(criterion, value, instrument, locale));
        match (locale, now, fact) {
            (Locale::Vi, Some(Value::Rating(_)), Some(fact)) => format!("{title}: hiện ở {fact}"),
            (Locale::Vi, Some(Value::Points(_)), Some(fact)) => {
                format!("{title}: hiện được {fact}")
            }
            (Locale::Vi, _, Some(fact)) => format!("{title}: hiện có {fact}"),
            (Locale::En, Some(Value::Rating(_)), Some(fact)) => format!("{title}: now on {fact}"),
            (Locale::En, _, Some(fact)) => format!("{title}: now {fact}"),
            (Locale::Vi, Some(Value::Condition(_) | Value::YesNo(_)), _) => {
                format!("{title}: hiện chưa đạt")
            }
            (Locale::En, Some(Value::Condition(_) | Value::YesNo(_)), _) => {
                format!("{title}: not so yet")
            }
            (Locale::Vi, ..) => format!("{title}: chưa có số liệu"),
            (Locale::En, ..) => format!("{title}: no figures yet"),
        }
    })
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
    both(|locale| {
        let title = criterion.title.get(locale);
        let fact = fact(criterion, target, instrument, locale);
        let level = || to.map(|to| on_level(instrument, to, locale));
        match (locale, fact.or_else(level)) {
            (Locale::Vi, Some(fact)) => format!("{title}: đạt {fact}"),
            (Locale::En, Some(fact)) => format!("{title}: reach {fact}"),
            (_, None) => title.to_owned(),
        }
    })
}

/// A measured fact in words; nothing for a plain yes or no, or where there is none.
fn fact(
    criterion: &Criterion,
    value: &Value,
    instrument: &Instrument,
    locale: Locale,
) -> Option<String> {
    let vi = locale == Locale::Vi;
    Some(match (value, &criterion.measure) {
        (Value::Share(share), Measure::Share(of)) => {
            let (part, whole) = (of.part.get(locale), of.whole.get(locale));
            let of = if vi { "trên tổng số" } else { "out of" };
            format!("{} {part} {of} {} {whole}", share.part, share.whole)
        }
        (Value::Count(count), Measure::Count(of)) => format!("{count} {}", of.unit.get(locale)),
        (Value::Ratio(ratio), Measure::Ratio(of)) => {
            let (amount, per) = (of.amount.get(locale), of.per.get(locale));
            let between = if vi { "cho" } else { "for" };
            format!("{} {per} {between} {} {amount}", ratio.per, ratio.amount)
        }
        (Value::Rating(level), _) => on_level(instrument, *level, locale),
        (Value::Points(given), _) => points(given.earned, locale),
        _ => return None,
    })
}

fn points(points: Points, locale: Locale) -> String {
    match locale {
        Locale::Vi => format!("{} điểm", points.to_string().replace('.', ",")),
        Locale::En => format!("{points} points"),
    }
}

fn on_level(instrument: &Instrument, id: Id, locale: Locale) -> String {
    let level = level(instrument, id, locale);
    match locale {
        Locale::Vi => format!("mức {level}"),
        Locale::En => format!("the level {level}"),
    }
}

/// The title of a level, in quotation marks.
fn level(instrument: &Instrument, id: Id, locale: Locale) -> String {
    let level = instrument.levels.iter().find(|level| level.id == id);
    let title = level.map_or_else(
        || id.to_string(),
        |level| level.title.get(locale).to_owned(),
    );
    format!("“{title}”")
}
