package dev.paigomcp.store;

import java.sql.SQLException;
import javax.sql.DataSource;

/** One kind of database, as far as it differs from the other. */
interface Database {
    DataSource source();

    /** How many connections are of use at once. */
    int connections();

    /** What and where it is, as messages name it. */
    String place();

    /** What went wrong when it was opened, and how to mend it; nothing of what is in it. */
    String explain(SQLException wrong);

    /** Runs it while no other server that starts up does; how long to wait is for the database to know. */
    void alone(Runnable work);
}
