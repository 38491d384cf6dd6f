package org.dudao.campaign;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

interface Campaigns extends ListCrudRepository<Campaign, String> {

    @Query("select nextval('dudao.campaign_number')")
    long nextNumber();

    /**
     * Holds the campaign as it is until the end of the transaction, together with everybody else who does. Opening a stage
     * waits for them: a unit either sees the stage open, or waits where the opening will find it.
     */
    @Query("select id from dudao.campaign where id = :id for share")
    Optional<String> holdAsItIs(@Param("id") String id);
}
