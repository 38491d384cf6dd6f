package org.dudao.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A rating at a mobilisation meeting. Those who run it use the REST API, voters use the public API without a login.
 *
 * @param login who runs it
 */
public record MeetingRating(Rest rest, String login, long id) {

    /** An open rating of the unit, which must be in a running campaign. */
    public static MeetingRating of(
            Rest rest, Clock clock, String login, String unit, Map<String, Integer> invited, boolean paper) {
        var closesAt = LocalDateTime.now(clock).truncatedTo(ChronoUnit.HOURS).plusHours(2);
        var created = rest.basic(login)
                .post(
                        "/api/ratings",
                        Map.of(
                                "unit", unit,
                                "title", "动员大会民主评议",
                                "invited", invited,
                                "closesAt", closesAt.toString(),
                                "paper", paper));
        if (created.status() != 201) {
            throw new AssertionError(created.body());
        }
        return new MeetingRating(rest, login, created.json().path("id").asLong());
    }

    public MeetingRating runBy(String other) {
        return new MeetingRating(rest, other, id);
    }

    /** The secrets on a slip. */
    public record Slip(String link, String code) {}

    public List<Slip> slips(String category) {
        var printed = send("POST", "/slips", Map.of("category", category, "anew", false));
        if (printed.status() != 200) {
            throw new AssertionError(printed.body());
        }
        return StreamSupport.stream(printed.json().spliterator(), false)
                .map(slip -> new Slip(
                        slip.path("link").asText().replaceAll(".*#", ""),
                        slip.path("code").asText()))
                .toList();
    }

    /** Votes with the same choice for all items. */
    public Rest.Answer votes(String token, int choice) {
        return votes(token, Collections.nCopies(items(), choice), "");
    }

    public Rest.Answer votes(String token, List<Integer> choices, String remark) {
        return rest.anonymous().post("/public/votes", Map.of("token", token, "choices", choices, "remark", remark));
    }

    public Rest.Answer enters(int number, String category, int choice, String remark) {
        return send(
                "PUT",
                "/papers/" + number,
                Map.of("category", category, "chosen", Collections.nCopies(items(), choice), "remark", remark));
    }

    public Rest.Answer closes() {
        return send("POST", "/closing", null);
    }

    public Rest.Answer counts() {
        return send("POST", "/count", null);
    }

    public Rest.Answer send(String method, String path, Object body) {
        return rest.basic(login).send(method, "/api/ratings/%d%s".formatted(id, path), body);
    }

    public JsonNode view() {
        return send("GET", "", null).json();
    }

    /** The overall votes by choice, after the count. */
    public List<Integer> overall() {
        var items = view().at("/result/items");
        return StreamSupport.stream(items.get(items.size() - 1).path("votes").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    /** Ballots of this purpose have only the overall judgement, unless somebody has changed the questions. */
    private static int items() {
        return 1;
    }
}
