package org.dudao.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.dudao.comparison.MadeTexts.Text;
import org.dudao.support.DudaoTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/**
 * Measures how well copying is found among 1,000 generated texts: 400 original ones, then 600 that copy a known share
 * of one of them, unchanged or reworded. The texts are submitted one after the other, and the five most similar
 * earlier texts are compared exactly.
 */
@DudaoTest
@Transactional
class CopyingMeasurementTest {

    /**
     * A text counts as copied when this share of it occurs in the other text, in passages of 13 characters and more.
     */
    private static final double COPIED = 0.2;

    private static final int CLOSEST = 5;

    private static final int ORIGINALS = 400;

    /** Every n-th word of a copy is replaced; 0 for none. */
    private static final int[] REWORDINGS = {0, 10, 5};

    private static final int COPIES_OF_A_KIND = 20;

    @Autowired
    TextIndex index;

    private List<Made> made = List.of();
    private List<Candidate> candidates = List.of();

    /** @param source number of the text that it was copied from; its own number when it is original */
    private record Made(int number, Text text, int source, int percent, int reworded) {}

    private record Candidate(Made text, Made other, double share) {

        boolean isSource() {
            return other.number() == text.source();
        }

        /** Two copies of the same text have common passages too. */
        boolean isRelated() {
            return other.source() == text.source();
        }

        boolean isCopied() {
            return share >= COPIED;
        }
    }

    @Test
    void copyingIsFoundAndHardlyAnythingElse() {
        made = make();
        candidates = made.stream().flatMap(text -> handIn(text).stream()).toList();
        print();
        assertThat(precision()).isGreaterThan(0.98);
        assertThat(ownTextsFoundCopied()).isLessThanOrEqualTo(ORIGINALS / 100);
        assertThat(recall(text -> text.percent() >= 30 && text.reworded() != 5)).isEqualTo(1);
        assertThat(recall(text -> text.percent() >= 40)).isGreaterThan(0.98);
        assertThat(amongClosest(text -> text.percent() >= 20)).isGreaterThan(0.98);
    }

    private List<Made> make() {
        var texts = new MadeTexts(2014);
        var list = new ArrayList<Made>();
        for (int i = 0; i < ORIGINALS; i++) {
            list.add(new Made(i, texts.own(), i, 0, 0));
        }
        for (int percent = 10; percent <= 100; percent += 10) {
            for (int reworded : REWORDINGS) {
                for (int i = 0; i < COPIES_OF_A_KIND; i++) {
                    var source = list.get(7 * list.size() % ORIGINALS);
                    var text = texts.copy(source.text(), percent / 100.0, reworded);
                    list.add(new Made(list.size(), text, source.number(), percent, reworded));
                }
            }
        }
        return list;
    }

    private List<Candidate> handIn(Made text) {
        var closest = index.closest(Set.of("measured"), text.text().toString(), Set.of(), CLOSEST);
        index.put("measured", String.valueOf(text.number()), text.text().toString());
        return closest.stream()
                .map(one -> made.get(Integer.parseInt(one.document())))
                .map(other -> new Candidate(
                        text,
                        other,
                        CommonPassages.of(text.text().toString(), other.text().toString())
                                .share()))
                .toList();
    }

    private double precision() {
        var copied = candidates.stream().filter(Candidate::isCopied).toList();
        return (double) copied.stream().filter(Candidate::isRelated).count() / copied.size();
    }

    private long ownTextsFoundCopied() {
        return candidates.stream()
                .filter(candidate -> candidate.text().percent() == 0 && candidate.isCopied())
                .map(Candidate::text)
                .distinct()
                .count();
    }

    private double recall(Predicate<Made> which) {
        return share(which, Candidate::isCopied);
    }

    private double amongClosest(Predicate<Made> which) {
        return share(which, candidate -> true);
    }

    /** The share of the copies for which the source is such a candidate. */
    private double share(Predicate<Made> which, Predicate<Candidate> found) {
        long right = candidates.stream()
                .filter(candidate -> candidate.text().percent() > 0 && which.test(candidate.text()))
                .filter(candidate -> candidate.isSource() && found.test(candidate))
                .count();
        return (double) right
                / made.stream()
                        .filter(text -> text.percent() > 0 && which.test(text))
                        .count();
    }

    private void print() {
        System.out.printf(
                "Copied: %.0f %% in passages of %d characters and more. In brackets: source among the five closest.%n",
                100 * COPIED, CommonPassages.SHORTEST);
        System.out.println("copied | recall as it stood | every 10th word another | every 5th word another");
        for (int percent = 10; percent <= 100; percent += 10) {
            System.out.printf("%5d%%", percent);
            for (int reworded : REWORDINGS) {
                int level = percent;
                Predicate<Made> which = text -> text.percent() == level && text.reworded() == reworded;
                System.out.printf(" | %.2f (%.2f)", recall(which), amongClosest(which));
            }
            System.out.println();
        }
        System.out.printf(
                "precision %.4f; of %d own texts %d found copied%n", precision(), ORIGINALS, ownTextsFoundCopied());
    }
}
