package org.dudao.rectification;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The ledger's rows. Nothing is ever deleted; the database itself refuses it. */
interface LedgerItemRepository extends ListCrudRepository<LedgerItem, Long> {

    Optional<LedgerItem> findByCampaignAndUnitAndSource(String campaign, String unit, String source);

    List<LedgerItem> findByCampaignAndUnitOrderByNumber(String campaign, String unit);

    Optional<LedgerItem> findByReopens(long reopens);

    @Query("select nextval('dudao.write_off_number')")
    long nextWriteOffNumber();
}
