package org.dudao.publication;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.NameQuery;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the public reads: the masked text of the register, unless the person who published it chose its wording, or the office
 * corrected it or took it down. Each of these acts is recorded.
 */
@Service
@Transactional
public class PublicTextService {

    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_REASON = 200;
    private static final String CHOSEN_REASON = "发布人核对后选定的文字";

    private final PublicTextStore texts;
    private final Directory directory;
    private final NameQuery names;
    private final ApplicationEventPublisher events;

    PublicTextService(PublicTextStore texts, Directory directory, NameQuery names, ApplicationEventPublisher events) {
        this.texts = texts;
        this.directory = directory;
        this.names = names;
        this.events = events;
    }

    /** The person who publishes a text has checked its wording and does not want it masked. */
    public void publishAsWritten(PublicSubject subject, String key, PublicText text, String by) {
        change(subject, key, text, CHOSEN_REASON, by);
    }

    /**
     * The office replaces the public text. A text that was taken down is public again.
     *
     * @throws Refusal naming the field; FORBIDDEN for other people
     */
    public void correct(PublicSubject subject, String key, PublicText text, @Nullable String reason, String by) {
        requireOffice(by);
        requireText("公开的原话", text.words(), subject == PublicSubject.REMARK);
        requireText("公开的答复", text.answer(), subject == PublicSubject.REMARK);
        change(subject, key, text, requireReason("更正", reason), by);
    }

    /** @throws Refusal without a reason, or CONFLICT when it is down already; FORBIDDEN for other people than the office */
    public void takeDown(PublicSubject subject, String key, @Nullable String reason, String by) {
        requireOffice(by);
        var checkedReason = requireReason("撤下", reason);
        if (Optional.ofNullable(texts.newest(subject, List.of(key)).get(key))
                .filter(PublicTextStore.Change::takenDown)
                .isPresent()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "公开的内容已经撤下，不用再撤。要重新公开的，请用“更正”。");
        }
        change(subject, key, null, checkedReason, by);
    }

    private void change(PublicSubject subject, String key, @Nullable PublicText text, String reason, String by) {
        texts.add(subject, key, text, reason, by);
        events.publishEvent(new PublicTextChanged(subject, key, text == null, by));
    }

    private void requireOffice(String login) {
        if (!isOffice(login)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "公开的内容由活动办更正、撤下；请同活动办联系。");
        }
    }

    private boolean isOffice(String login) {
        return directory
                .person(login)
                .filter(person -> person.candidateGroups().contains(CandidateGroups.OFFICE))
                .isPresent();
    }

    private static void requireText(String field, String text, boolean mayBeEmpty) {
        if ((text.isBlank() && !mayBeEmpty) || text.length() > LONGEST_TEXT) {
            throw wrong("%s没有写，或者超过%d个字。".formatted(field, LONGEST_TEXT));
        }
    }

    private static String requireReason(String act, @Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw wrong("%s的理由没有写，或者超过%d个字。".formatted(act, LONGEST_REASON));
        }
        return reason.strip();
    }

    private static Refusal wrong(String reason) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, reason);
    }

    /**
     * What the public reads of one text of a list.
     *
     * @param chosen the changes of the list, from {@link #changesOf}
     * @param known texts that are personal data wherever they stand
     * @return empty when it is taken down
     */
    public static Optional<PublicText> shown(
            ChosenTexts chosen, String key, PublicText original, Collection<String> known) {
        return shown(chosen.newest().get(key), original, known);
    }

    private static Optional<PublicText> shown(
            PublicTextStore.@Nullable Change change, PublicText original, Collection<String> known) {
        if (change == null) {
            return Optional.of(original.masked(known));
        }
        return change.words() == null || change.answer() == null
                ? Optional.empty()
                : Optional.of(new PublicText(change.words(), change.answer()));
    }

    /** The newest changes of the texts of a list. */
    public static final class ChosenTexts {

        private final Map<String, PublicTextStore.Change> newest;

        private ChosenTexts(Map<String, PublicTextStore.Change> newest) {
            this.newest = newest;
        }

        private Map<String, PublicTextStore.Change> newest() {
            return newest;
        }
    }

    /** Reads the changes of all texts of a list with one query. */
    @Transactional(readOnly = true)
    public ChosenTexts changesOf(PublicSubject subject, Collection<String> keys) {
        return new ChosenTexts(texts.newest(subject, keys));
    }

    /** One text with what the public reads of it and its changes, for the people who publish it. */
    @Transactional(readOnly = true)
    public Publication publication(PublicSubject subject, String key, PublicText original, Collection<String> known) {
        var changes = texts.of(subject, List.of(key)).getOrDefault(key, List.of());
        return publication(original, changes, known, namesIn(changes));
    }

    /** As {@link #publication}, for many texts by key, in the order of the map, with two statements. */
    @Transactional(readOnly = true)
    public List<Publication> publications(PublicSubject subject, Map<String, PublicText> originals) {
        var changes = texts.of(subject, originals.keySet());
        var people = namesIn(changes.values().stream().flatMap(List::stream).toList());
        return originals.entrySet().stream()
                .map(text ->
                        publication(text.getValue(), changes.getOrDefault(text.getKey(), List.of()), List.of(), people))
                .toList();
    }

    private Map<String, String> namesIn(List<PublicTextStore.Change> changes) {
        return names.ofPeople(changes.stream().map(PublicTextStore.Change::by).toList());
    }

    private static Publication publication(
            PublicText original,
            List<PublicTextStore.Change> changes,
            Collection<String> known,
            Map<String, String> people) {
        var newest = changes.isEmpty() ? null : changes.get(changes.size() - 1);
        return new Publication(
                original,
                original.masked(known),
                shown(newest, original, known).orElse(null),
                PersonalData.kinds(original.words(), original.answer()),
                changes.stream()
                        .map(change -> new Publication.PublicationChange(
                                what(change),
                                people.getOrDefault(change.by(), change.by()),
                                change.at(),
                                change.reason()))
                        .toList());
    }

    private static String what(PublicTextStore.Change change) {
        if (change.takenDown()) {
            return "撤下";
        }
        return change.reason().equals(CHOSEN_REASON) ? "按选定的文字公开" : "更正";
    }
}
