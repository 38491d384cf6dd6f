package org.dudao.rectification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.organization.UnitRepository;
import org.dudao.refusal.Refusal;
import org.springframework.stereotype.Component;

/** Checks an item before its registration: one responsible person of the unit, a deadline, measures. */
@Component
class NewItemValidator {

    private final Directory directory;
    private final UnitRepository units;

    NewItemValidator(Directory directory, UnitRepository units) {
        this.directory = directory;
        this.units = units;
    }

    /** @throws Refusal with all faults */
    void require(NewLedgerItem item) {
        var complaints = complaints(item);
        if (!complaints.isEmpty()) {
            throw LedgerRefusals.wrong(complaints.stream()
                    .map(NewLedgerItem.Complaint::sentence)
                    .collect(Collectors.joining("；", "不能列入台账：", "。")));
        }
    }

    /** All faults; empty when the item can be registered. */
    List<NewLedgerItem.Complaint> complaints(NewLedgerItem item) {
        var complaints = new ArrayList<>(item.complaints());
        if (units.findById(item.unit()).isEmpty()) {
            complaints.add(unknownUnit("牵头单位", item.unit()));
        } else if (!item.person().isBlank()) {
            notOnePerson(item.unit(), item.person())
                    .ifPresent(reason -> complaints.add(new NewLedgerItem.Complaint("责任人", reason)));
        }
        item.helpers().stream()
                .filter(helper -> units.findById(helper).isEmpty())
                .map(helper -> unknownUnit("协办单位", helper))
                .forEach(complaints::add);
        return complaints;
    }

    private static NewLedgerItem.Complaint unknownUnit(String field, String code) {
        return new NewLedgerItem.Complaint(field, "没有代码是“%s”的单位".formatted(code));
    }

    /** Why this text does not name exactly one person of the unit; empty when it does. */
    Optional<String> notOnePerson(String unit, String text) {
        var people = directory.peopleNamed(unit, text.strip());
        if (people.size() == 1) {
            return Optional.empty();
        }
        return Optional.of(
                people.isEmpty()
                        ? "应是%s的一个人，这个单位里没有“%s”".formatted(directory.nameOf(CandidateGroups.unit(unit)), text.strip())
                        : "有%d个“%s”，请写登录名：%s"
                                .formatted(
                                        people.size(),
                                        text.strip(),
                                        people.stream().map(Person::login).collect(Collectors.joining("、"))));
    }

    /** The first person of the unit with this login or name. */
    Optional<Person> person(String unit, String text) {
        return directory.peopleNamed(unit, text.strip()).stream().findFirst();
    }
}
