package dev.paigomcp.store;

import java.sql.SQLException;
import javax.sql.DataSource;

/** What differs from one kind of database to another. */
interface Database {
    /** Returns what makes connections; none is made yet. */
    DataSource source();

    /** Returns how many connections are of use at once. */
    int maxConnections();

    /** Returns what kind of database it is and where, as messages name it. */
    String place();

    /** Returns what went wrong while the database was opened, and how to mend it, with nothing of its content. */
    String explain(SQLException failure);

    /**
     * Runs the work while no other server that starts up does so. The database knows how long to wait for others.
     *
     * @throws dev.paigomcp.config.ConfigException if the lock cannot be had
     */
    void withStartupLock(Runnable work);
}
