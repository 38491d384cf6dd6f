package org.dudao.rectification;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The items. Rows are never deleted; a trigger of the database refuses it. */
interface LedgerItemRepository extends ListCrudRepository<LedgerItem, Long> {

    boolean existsByCampaignAndUnitAndSourceStartingWith(String campaign, String unit, String source);

    Optional<LedgerItem> findByCampaignAndUnitAndSource(String campaign, String unit, String source);

    List<LedgerItem> findByCampaignAndUnitOrderByNumber(String campaign, String unit);

    Optional<LedgerItem> findByReopens(long reopens);

    @Query("select nextval('dudao.write_off_number')")
    long nextWriteOffNumber();
}
