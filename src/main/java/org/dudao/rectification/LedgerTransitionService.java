package org.dudao.rectification;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Runs a transition of an item, adds its event to the chain, saves both and publishes {@link LedgerChanged}. */
@Component
class LedgerTransitionService {

    private final LedgerItemRepository items;
    private final LedgerEventStore events;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    LedgerTransitionService(
            LedgerItemRepository items, LedgerEventStore events, ApplicationEventPublisher publisher, Clock clock) {
        this.items = items;
        this.events = events;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Saves a new item, which gives it its number, and records its first event. */
    LedgerItem register(LedgerItem item, String by) {
        var saved = items.save(item);
        var kind = saved.register();
        return record(saved, kind, by, null, saved.origin().label(), Map.of());
    }

    /** @param transition a method of the item that changes it and returns the kind of event */
    void record(LedgerItem item, String by, String why, Function<LedgerItem, LedgerEventKind> transition) {
        var from = item.state();
        var before = item.fields();
        var kind = transition.apply(item);
        record(item, kind, by, from, why, before);
    }

    /** A decision that leaves the item as it is, such as a refused request. */
    void recordWithoutChange(LedgerItem item, LedgerEventKind kind, String by, String why) {
        record(item, by, why, unchanged -> kind);
    }

    List<LedgerEvent> eventsOf(long number) {
        return events.of(number);
    }

    private LedgerItem record(
            LedgerItem item,
            LedgerEventKind kind,
            String by,
            @Nullable ItemState from,
            String why,
            Map<String, String> before) {
        var changes = new TreeMap<>(item.fields());
        changes.entrySet().removeIf(field -> field.getValue().equals(before.getOrDefault(field.getKey(), "")));
        // The database stores microseconds, and the hash is over the stored value.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var event = LedgerEvent.of(item, now, by, kind, from, why, changes);
        item.append(event);
        var saved = items.save(item);
        events.add(event);
        publisher.publishEvent(new LedgerChanged(saved.number(), saved.campaign(), saved.unit(), kind, by));
        return saved;
    }
}
