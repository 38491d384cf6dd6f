package org.dudao.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dudao.submission.Material;
import org.dudao.submission.Round;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together the aids for a reader: changes since the last review, similar texts, places and kinds for findings. */
@Component
class ReadingAidQuery {

    private final VerdictStore verdicts;
    private final RoundChanges changes;
    private final SimilarRoundService similar;
    private final RoundTexts texts;
    private final FindingKindTable kinds;

    ReadingAidQuery(
            VerdictStore verdicts,
            RoundChanges changes,
            SimilarRoundService similar,
            RoundTexts texts,
            FindingKindTable kinds) {
        this.verdicts = verdicts;
        this.changes = changes;
        this.similar = similar;
        this.texts = texts;
        this.kinds = kinds;
    }

    TaskMaterial.Reading of(Material material, List<Round> all, Round round) {
        return new TaskMaterial.Reading(
                round.answers().list().stream()
                        .map(answer -> new TaskMaterial.Answer(answer.label(), answer.text()))
                        .toList(),
                places(round),
                kinds.of(material.kind()),
                changesSince(material, all, round),
                similar.to(round).stream()
                        .map(other -> new TaskMaterial.Copied(other.source(), other.share(), other.passages()))
                        .toList());
    }

    private List<String> places(Round round) {
        return Stream.concat(
                        Stream.of(NewFinding.WHOLE_MATERIAL),
                        texts.of(round).stream()
                                .filter(part -> !"".equals(part.text()))
                                .map(RoundTexts.Part::place))
                .toList();
    }

    /** The changes since the last round with a verdict. A withdrawn round has none. */
    private TaskMaterial.@Nullable ChangesSince changesSince(Material material, List<Round> all, Round round) {
        var judged = verdicts.of(material.number()).stream().map(Verdict::round).toList();
        Optional<Round> readBefore = all.stream()
                .filter(before -> before.number() < round.number() && judged.contains(before.number()))
                .reduce((first, second) -> second);
        return readBefore
                .map(before -> new TaskMaterial.ChangesSince(
                        before.number(),
                        changes.between(before, round).stream()
                                .map(ReadingAidQuery::shown)
                                .toList()))
                .orElse(null);
    }

    private static TaskMaterial.ChangesSince.Part shown(RoundChanges.Part part) {
        var segments = part.segments().stream()
                .map(segment -> new TaskMaterial.ChangesSince.Changed(
                        segment.kind().name().toLowerCase(Locale.ROOT), segment.text()))
                .toList();
        return new TaskMaterial.ChangesSince.Part(part.place(), part.changed(), part.note(), part.notices(), segments);
    }
}
