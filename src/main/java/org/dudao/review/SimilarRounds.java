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
 * 照搬照套: when a round is handed in, finds the other units' materials of the same kind, and the campaign's own plan, that it
 * has most in common with. It informs the reader and decides nothing.
 */
@Component
class SimilarRounds {

    private static final int CLOSEST = 5;

    /** In characters: a part that is shorter is an entry in a form. */
    private static final int LONG_ENOUGH = 200;

    private static final String NAME_OF_THE_PLAN = "活动方案";

    /** Texts on the same matter have up to 0.18 in common by phrases and chance (CopyingMeasurementTest). The seeds name no figure. */
    private static final double LEAST_SHARE = 0.2;

    private final TextIndex index;
    private final RoundTexts texts;
    private final SubmissionService submissions;
    private final RoundStore rounds;
    private final CampaignService campaigns;
    private final Directory directory;
    private final JdbcClient sql;

    SimilarRounds(
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
     * Another text that a round resembles.
     *
     * @param source whose it is, as people call it
     * @param share the part of the characters of the round, or of its part that has most, that stand in it too, from 0 to 1
     * @param passages the round's text, cut where it does and does not
     */
    record Similar(String source, double share, List<CommonPassages.Passage> passages) {}

    @EventListener
    void compare(RoundHandedIn handedIn) {
        var material = handedIn.material();
        var round = handedIn.round();
        var text = texts.joined(round);
        var collection = collectionOf(material);
        var document = String.valueOf(material.number());
        for (var close : index.closest(Set.of(collection), text, Set.of(document), CLOSEST)) {
            var other = submissions.get(Long.parseLong(close.document()));
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
        // One text needs no index, and no row that all units would write.
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

    /** Of the whole, or of a part that is long enough to be one: something long beside it hides no copy. */
    private double largestShare(Round round, String text, String otherText) {
        return Stream.concat(
                        Stream.of(text),
                        texts.of(round).stream()
                                .flatMap(part -> Optional.ofNullable(part.text()).stream())
                                .filter(part ->
                                        part.length() >= LONG_ENOUGH && part.length() <= RoundTexts.MOST_CHARACTERS))
                .mapToDouble(part -> CommonPassages.of(part, otherText).share())
                .max()
                .orElse(0);
    }

    /** What was taken back unread is nobody's model. */
    @EventListener
    void forget(RoundWithdrawn withdrawn) {
        var material = withdrawn.material();
        index.remove(collectionOf(material), String.valueOf(material.number()));
    }

    private static String collectionOf(Material material) {
        return material.key().campaign() + "/" + material.kind();
    }

    /** Those found when the round was handed in, the closest first. */
    List<Similar> to(Round round) {
        record Row(@Nullable Long material, int round, String source, double share) {}
        var text = texts.joined(round);
        return sql
                .sql(
                        "select * from dudao.similar_round where material = :material and round = :round order by share desc")
                .param("material", round.material())
                .param("round", round.number())
                .query((row, number) -> new Row(
                        row.getObject("other_material", Long.class),
                        row.getInt("other_round"),
                        row.getString("source"),
                        row.getDouble("share")))
                .list()
                .stream()
                .map(row -> new Similar(
                        row.source(),
                        row.share(),
                        CommonPassages.of(text, textOf(round, row.material(), row.round()))
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
