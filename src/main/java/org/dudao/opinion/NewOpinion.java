package org.dudao.opinion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An opinion that is about to be entered.
 *
 * @param unit code of the unit where it was heard; null for the whole county
 * @param speaker who said it, or empty; the office alone will see it
 * @param contact where an answer is wanted, or empty; the office alone will see it
 * @param choice how it is sorted, where whoever enters it knows already; else null
 * @param answer what was answered on the spot, or empty
 * @param feedback how that answer reached the people; null when it has not yet
 */
public record NewOpinion(
        @Nullable String unit,
        OpinionChannel channel,
        String words,
        LocalDate heardOn,
        String speaker,
        String contact,
        @Nullable SortingChoice choice,
        String answer,
        @Nullable FeedbackMode feedback) {

    /** Characters of an opinion; whoever has more to say writes a letter. */
    public static final int LONGEST = 1_000;

    static final int LONGEST_ANSWER = 2_000;
    static final int LONGEST_NAME = 100;

    public NewOpinion {
        words = plain(words);
        speaker = plain(speaker);
        contact = plain(contact);
        answer = plain(answer);
    }

    /** Unsorted, and nobody known. */
    public static NewOpinion said(@Nullable String unit, OpinionChannel channel, String words, LocalDate heardOn) {
        return new NewOpinion(unit, channel, words, heardOn, "", "", null, "", null);
    }

    /** Sorted and answered on the spot, and the answer made public: nothing is left to do. */
    public NewOpinion answered(OpinionKind kind, String answer) {
        return new NewOpinion(
                unit,
                channel,
                words,
                heardOn,
                speaker,
                contact,
                SortingChoice.own(kind),
                answer,
                FeedbackMode.PUBLISHED);
    }

    boolean hasContact() {
        return !contact.isEmpty();
    }

    boolean hasSpeaker() {
        return !speaker.isEmpty() || hasContact();
    }

    /**
     * @param today nothing was heard after it
     * @throws OpinionRefusal naming the field
     */
    void check(LocalDate today) {
        if (words.isEmpty()) {
            throw OpinionRefusal.wrong("意见内容没有写。");
        }
        most("意见内容", words, LONGEST);
        most("提意见人", speaker, LONGEST_NAME);
        most("联系方式", contact, LONGEST_NAME);
        most("答复", answer, LONGEST_ANSWER);
        if (heardOn.isAfter(today) || heardOn.isBefore(today.minusYears(2))) {
            throw OpinionRefusal.wrong("听取日期“%s”不对；应是两年以内、不晚于今天（%s）的日期。".formatted(heardOn, today));
        }
        if (!answer.isEmpty()
                && (choice == null
                        || choice.concerns() == null
                        || !choice.concerns().isOwn())) {
            throw OpinionRefusal.wrong("已经答复的意见，应写明意见类别，并且涉及本单位或者本单位班子成员；别的单位的事由它们答复。");
        }
        if (feedback != null && answer.isEmpty()) {
            throw OpinionRefusal.wrong("写了怎样反馈，却没有写答复。");
        }
    }

    private static void most(String field, String text, int most) {
        if (text.length() > most) {
            throw OpinionRefusal.wrong("%s有%d个字，最多%d个字。".formatted(field, text.length(), most));
        }
    }

    /** What makes it the same as another of the unit: day, channel and words, whatever the spaces between them. */
    String print() {
        try {
            var told = String.join("\n", heardOn.toString(), channel.name(), words.replaceAll("\\s+", ""));
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without what no keyboard types: a database takes no zero, and a page shows nothing of the rest. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(sign -> sign == '\n' || sign == '\t' || !Character.isISOControl(sign))
                .filter(sign ->
                        Character.getType(sign) != Character.FORMAT && Character.getType(sign) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
