package org.dudao.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * Generates texts in the style of a self-analysis. One fifth of the sentences contains a common official phrase, the
 * rest is composed from typical words. The same seed generates the same texts.
 */
class MadeTexts {

    private final Random random;
    private final List<String> phrases = lines("copying/phrases.txt");
    private final Map<String, List<String>> words = lines("copying/words.txt").stream()
            .map(line -> line.split(": "))
            .collect(Collectors.toMap(line -> line[0], line -> List.of(line[1].split(" "))));
    private final List<String> anyWord =
            words.values().stream().flatMap(List::stream).sorted().toList();

    MadeTexts(int seed) {
        random = new Random(seed);
    }

    /** A text as a list of sentences; a sentence is a list of words. */
    record Text(List<List<String>> sentences) {

        @Override
        public String toString() {
            return sentences.stream().map(sentence -> String.join("", sentence)).collect(Collectors.joining());
        }

        int length() {
            return toString().length();
        }
    }

    /** 800 to 3,000 characters long. */
    Text own() {
        return own(800 + random.nextInt(2_200));
    }

    /**
     * As long as the source. A share of it is copied, three sentences at a time.
     *
     * @param share from 0 to 1
     * @param reworded every n-th copied word is replaced; 0 for none
     */
    Text copy(Text source, double share, int reworded) {
        var sentences = new ArrayList<List<String>>();
        int begin = random.nextInt(source.sentences().size());
        for (int i = 0, length = 0; length < share * source.length(); i++) {
            var sentence =
                    source.sentences().get((begin + i) % source.sentences().size());
            length += String.join("", sentence).length();
            sentences.add(sentence);
        }
        var parts = new ArrayList<List<List<String>>>();
        for (int i = 0; i < sentences.size(); i += 3) {
            parts.add(reworded(sentences.subList(i, Math.min(i + 3, sentences.size())), reworded));
        }
        own((int) ((1 - share) * source.length())).sentences().forEach(sentence -> parts.add(List.of(sentence)));
        Collections.shuffle(parts, random);
        return new Text(parts.stream().flatMap(List::stream).toList());
    }

    private Text own(int length) {
        var sentences = new ArrayList<List<String>>();
        for (int made = 0; made < length; ) {
            var sentence = random.nextInt(5) == 0 ? officialSentence() : sentence();
            made += String.join("", sentence).length();
            sentences.add(sentence);
        }
        return new Text(sentences);
    }

    private List<String> officialSentence() {
        return List.of(any("状语"), "，", phrases.get(random.nextInt(phrases.size())), "。");
    }

    private List<String> sentence() {
        var sentence = new ArrayList<String>();
        if (random.nextInt(3) == 0) {
            sentence.addAll(List.of(any("状语"), "，"));
        }
        sentence.addAll(List.of(any("主语"), any("副词"), any("动词"), any("定语"), any("宾语"), "，"));
        if (random.nextBoolean()) {
            sentence.addAll(List.of(any("动词"), any("宾语"), String.valueOf(1 + random.nextInt(300)), any("量词"), "，"));
        }
        sentence.addAll(List.of(any("定语"), any("宾语"), any("结果"), "。"));
        return sentence;
    }

    private List<List<String>> reworded(List<List<String>> sentences, int every) {
        if (every == 0) {
            return sentences;
        }
        var reworded = new ArrayList<List<String>>();
        int word = 0;
        for (var sentence : sentences) {
            var other = new ArrayList<String>();
            for (var part : sentence) {
                boolean punctuation = "，。".contains(part);
                other.add(!punctuation && ++word % every == 0 ? anyWord.get(random.nextInt(anyWord.size())) : part);
            }
            reworded.add(other);
        }
        return reworded;
    }

    private String any(String kind) {
        var list = words.getOrDefault(kind, List.of());
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> lines(String resource) {
        try {
            return new ClassPathResource(resource)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
