package org.dudao.organization;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

/** All people on the roster, by login. */
public interface PersonRepository extends ListCrudRepository<Person, String> {

    /** The logins of the head and the leaders of a unit, the head first. */
    @Query(
            "select person from dudao.membership where party = :unit and role in ('HEAD', 'LEADER') order by role, person")
    List<String> leadersOf(@Param("unit") String unit);

    /**
     * The people of a unit with this login or name.
     *
     * @param text without blanks; blanks in stored names do not matter, nor does the case of logins
     */
    @Query(
            """
            select * from dudao.person
            where (lower(login) = lower(:text) or translate(name, U&' \\3000\\00A0', '') = :text) and login in (
              select person from dudao.membership where party = :unit and role in ('HEAD', 'LEADER', 'LIAISON'))""")
    List<Person> named(@Param("unit") String unit, @Param("text") String text);
}
