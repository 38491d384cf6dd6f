package org.dudao.rectification;

import java.util.Optional;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialWriter;
import org.springframework.stereotype.Component;

/** The 责任人 of an item reports it done. */
@Component
class ResponsiblePerson implements MaterialWriter {

    private final LedgerService ledger;

    ResponsiblePerson(LedgerService ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<String> of(MaterialKey material) {
        return ledger.of(material).map(LedgerItem::person);
    }
}
