package org.dudao.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dudao.campaign.CampaignService;
import org.dudao.comparison.CommonPassages;
import org.dudao.comparison.TextIndex;
import org.dudao.organization.Directory;
import org.dudao.submission.Material;
import org.dudao.submission.Round;
import org.dudao.submission.RoundHandedIn;
import org.dudao.submission.RoundStore;
import org.dudao.submission.RoundWithdrawn;
import org.dudao.submission.SubmissionService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 照搬照套: when a round is handed in, finds the most similar materials of the same kind of other units, and compares the round
 * with the campaign's plan. The result informs the reader; nothing is decided by it.
 */
@Component
class SimilarRoundService {

    private static final int CLOSEST = 5;

    /** In characters. A shorter part is compared only together with the other parts. */
    private static final int SHORTEST_PART = 200;

    private static final String NAME_OF_THE_PLAN = "活动方案";

    /** Independent texts on the same subject share up to 0.18 (CopyingMeasurementTest). The seeds name no figure. */
    private static final double LEAST_SHARE = 0.2;

    private final TextIndex index;
    private final RoundTexts texts;
    private final SubmissionService submissions;
    private final RoundStore rounds;
    private final CampaignService campaigns;
    private final Directory directory;
    private final JdbcClient sql;

    SimilarRoundService(
            TextIndex index,
            RoundTexts texts,
            SubmissionService submissions,
            RoundStore rounds,
            CampaignService campaigns,
            Directory directory,
            JdbcClient sql) {
        this.index = index;
        this.texts = texts;
        this.submissions = submissions;
        this.rounds = rounds;
        this.campaigns = campaigns;
        this.directory = directory;
        this.sql = sql;
    }

    /**
     * Another text that is similar to a round.
     *
     * @param source the name of its owner, or of the plan
     * @param share the share of the round's characters that are in the other text too, from 0 to 1; of the part with the largest
     *     share
     * @param passages the round's text in passages that are, or are not, in the other text
     */
    record Similar(String source, double share, List<CommonPassages.Passage> passages) {}

    @EventListener
    void compare(RoundHandedIn handedIn) {
        var material = handedIn.material();
        var round = handedIn.round();
        var text = texts.joined(round);
        var collection = collectionOf(material);
        var document = String.valueOf(material.number());
        for (var candidate : index.closest(Set.of(collection), text, Set.of(document), CLOSEST)) {
            var other = submissions.get(Long.parseLong(candidate.document()));
            submissions
                    .lastRound(other)
                    .ifPresent(last -> add(
                            round,
                            other.number(),
                            last.number(),
                            directory.nameOf(other.owner()),
                            text,
                            texts.joined(last)));
        }
        // The plan is compared directly: in the index, all units would update its row.
        add(round, null, 0, NAME_OF_THE_PLAN, text, planOf(material));
        index.put(collection, document, text);
    }

    private void add(
            Round round, @Nullable Long otherMaterial, int otherRound, String source, String text, String otherText) {
        double share = largestShare(round, text, otherText);
        if (share >= LEAST_SHARE) {
            sql.sql(
                            """
                            insert into dudao.similar_round (material, round, other_material, other_round, source, share)
                            values (:material, :round, :otherMaterial, :otherRound, :source, :share)""")
                    .param("material", round.material())
                    .param("round", round.number())
                    .param("otherMaterial", otherMaterial)
                    .param("otherRound", otherRound)
                    .param("source", source)
                    .param("share", share)
                    .update();
        }
    }

    /** The share of the whole round or of a long part, whichever is largest. A copied part is found beside a long original part. */
    private double largestShare(Round round, String text, String otherText) {
        return Stream.concat(
                        Stream.of(text),
                        texts.of(round).stream()
                                .flatMap(part -> Optional.ofNullable(part.text()).stream())
                                .filter(part ->
                                        part.length() >= SHORTEST_PART && part.length() <= RoundTexts.MOST_CHARACTERS))
                .mapToDouble(part -> CommonPassages.of(part, otherText).share())
                .max()
                .orElse(0);
    }

    /** A withdrawn round is not compared with later rounds. */
    @EventListener
    void forget(RoundWithdrawn withdrawn) {
        var material = withdrawn.material();
        index.remove(collectionOf(material), String.valueOf(material.number()));
    }

    private static String collectionOf(Material material) {
        return material.key().campaign() + "/" + material.kind();
    }

    /** The similar texts that were found when the round was handed in, the most similar first. */
    List<Similar> to(Round round) {
        record Row(@Nullable Long otherMaterial, int otherRound, String source, double share) {}
        var text = texts.joined(round);
        return sql
                .sql(
                        "select * from dudao.similar_round where material = :material and round = :round order by share desc")
                .param("material", round.material())
                .param("round", round.number())
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Similar(
                        row.source(),
                        row.share(),
                        CommonPassages.of(text, textOf(round, row.otherMaterial(), row.otherRound()))
                                .passages()))
                .toList();
    }

    private String textOf(Round round, @Nullable Long otherMaterial, int otherRound) {
        return otherMaterial == null
                ? planOf(submissions.get(round.material()))
                : rounds.of(otherMaterial, otherRound).map(texts::joined).orElse("");
    }

    private String planOf(Material material) {
        return campaigns.get(material.key().campaign()).plan();
    }
}
