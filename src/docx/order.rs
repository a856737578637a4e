//! What stands in another order in a file than on the page.

use std::collections::{BTreeSet, HashSet};

/// Of what stands somewhere here and somewhere there, where here the least of it stands that is to be moved for all the rest to
/// stand in the same order.
pub(super) fn moved(mut pairs: Vec<(usize, usize)>) -> BTreeSet<usize> {
    pairs.sort_unstable();
    // The longest orders so far, of each length the one that ends first there: where it does, and with which pair.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (at, (_, there)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|(end, _)| end <= there);
        let last = length.checked_sub(1).and_then(|last| ends.get(last));
        before.push(last.map(|(_, last)| *last));
        match ends.get_mut(length) {
            Some(end) => *end = (*there, at),
            None => ends.push((*there, at)),
        }
    }
    let last = ends.last().map(|(_, last)| *last);
    let kept = std::iter::successors(last, |at| before.get(*at).copied().flatten());
    let kept: HashSet<usize> = kept.collect();
    let pairs = pairs.into_iter().enumerate();
    let moved = pairs.filter(|(at, _)| !kept.contains(at));
    moved.map(|(_, (here, _))| here).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_little_as_can_be_was_moved() {
        for (there, expected) in [
            (vec![], vec![]),
            (vec![1, 2, 3], vec![]),
            (vec![1, 1, 3, 3], vec![]),
            (vec![3, 1, 2], vec![0]),
            (vec![2, 3, 1], vec![2]),
            (vec![1, 4, 3, 2, 5, 6], vec![1, 2]),
            (vec![4, 5, 6, 1, 2], vec![3, 4]),
        ] {
            let pairs = there.iter().copied().enumerate().rev().collect();
            let moved: Vec<usize> = moved(pairs).into_iter().collect();
            assert_eq!(moved, expected, "{there:?}");
        }
        // A row is moved by most of what stands in it.
        let pairs = vec![(1, 6), (1, 6), (5, 1), (5, 1), (5, 1), (7, 7), (7, 8)];
        assert_eq!(moved(pairs), BTreeSet::from([1]));
    }
}
