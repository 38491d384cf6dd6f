package org.dudao.opinion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opinion that is to be entered.
 *
 * @param unit code of the unit that heard it; null for the whole county
 * @param words the wording of the opinion
 * @param speaker the person's name, or empty; only the office sees it
 * @param contact where the person wants the answer, or empty; only the office sees it
 * @param choice the sorting, when it is entered with the opinion; else null
 * @param answer an answer that was given at once, or empty
 * @param feedback how that answer was fed back; null when it was not
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

    /** Most characters of an opinion. */
    public static final int LONGEST = 1_000;

    static final int LONGEST_ANSWER = 2_000;
    static final int LONGEST_NAME = 100;

    public NewOpinion {
        words = plain(words);
        speaker = plain(speaker);
        contact = plain(contact);
        answer = plain(answer);
    }

    /** An opinion without sorting and without a speaker. */
    public static NewOpinion unsorted(@Nullable String unit, OpinionChannel channel, String words, LocalDate heardOn) {
        return new NewOpinion(unit, channel, words, heardOn, "", "", null, "", null);
    }

    /** The same opinion, sorted and with a published answer: nothing is left to do. */
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
     * @param today the latest allowed day of hearing
     * @throws OpinionRefusal naming the first wrong field
     */
    void check(LocalDate today) {
        faults(today).stream().findFirst().ifPresent(fault -> {
            throw OpinionRefusal.wrong(fault);
        });
    }

    /** All faults that can be found without the roster: sentences that begin with the field where one field is wrong. */
    List<String> faults(LocalDate today) {
        var faults = new ArrayList<String>();
        if (words.isEmpty()) {
            faults.add("意见内容没有写。");
        }
        requireLength(faults, "意见内容", words, LONGEST);
        requireLength(faults, "提意见人", speaker, LONGEST_NAME);
        requireLength(faults, "联系方式", contact, LONGEST_NAME);
        requireLength(faults, "答复", answer, LONGEST_ANSWER);
        if (heardOn.isAfter(today) || heardOn.isBefore(today.minusYears(2))) {
            faults.add("听取日期“%s”不对；应是两年以内、不晚于今天（%s）的日期。".formatted(heardOn, today));
        }
        if (!answer.isEmpty()
                && (choice == null
                        || choice.concerns() == null
                        || !choice.concerns().isOwn())) {
            faults.add("已经答复的意见，应写明意见类别，并且涉及本单位或者本单位班子成员；别的单位的事由它们答复。");
        }
        if (feedback != null && answer.isEmpty()) {
            faults.add("写了怎样反馈，却没有写答复。");
        }
        return faults;
    }

    private static void requireLength(List<String> faults, String field, String text, int limit) {
        if (text.length() > limit) {
            faults.add("%s有%d个字，最多%d个字。".formatted(field, text.length(), limit));
        }
    }

    /**
     * Equal for two opinions of a unit with the same day, channel and words; white space is ignored. It is stored, so its text must
     * not depend on the locale: {@code LocalDate.toString} and {@code Enum.name} do not.
     */
    String fingerprint() {
        try {
            var content = String.join("\n", heardOn.toString(), channel.name(), words.replaceAll("\\s+", ""));
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes control and format characters: PostgreSQL refuses the zero character, and the others are invisible on a page. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(character -> character == '\n' || character == '\t' || !Character.isISOControl(character))
                .filter(character -> Character.getType(character) != Character.FORMAT
                        && Character.getType(character) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
