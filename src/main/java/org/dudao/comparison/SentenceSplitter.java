package org.dudao.comparison;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A Chinese text cut into sentences, which joined give the text again. */
final class SentenceSplitter {

    /** Up to the punctuation that ends it and the quotes and brackets closed there, or up to its line's end; with the blanks behind. */
    private static final Pattern SENTENCE = Pattern.compile("[^。！？；…!?;\\v]*+(?:[。！？；…!?;]++[”’」』）】》)]*+)?+[\\s\\v]*+");

    private SentenceSplitter() {}

    static List<String> of(String text) {
        return SENTENCE.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }
}
