package dev.paigomcp.bench;

/** What is asked of every contestant, in this server's words and in those of the generated Node server. */
enum Workload {
    write(
            "write, `add_credits`",
            "add_credits",
            "{'customerId':'c-0000000','amount':'12.50','currency':'USD','reason':'goodwill'}",
            "Create_a_wallet_transaction",
            "{'customerId':'c-0000000','requestBody':{'transactionAmount':'12.50','timestamp':'2026-01-01T00:00:00.000Z',"
                    + "'metadata':{'reason':'goodwill','writeId':'00000000-0000-4000-8000-000000000000'}}}",
            "created for c-0000000"),
    read(
            "small read, `get_customer`",
            "get_customer",
            "{'customerId':'c-0000000'}",
            "Get_a_customer_by_ID",
            "{'customerId':'c-0000000'}",
            "c-0000000"),
    list("list of 1,000 customers, `list_customers`", "list_customers", "{}", "Get_all_Customers", "{}", "c-0000049");

    final String title;
    final String mark;
    private final String tool;
    private final String arguments;
    private final String nodeTool;
    private final String nodeArguments;

    Workload(String title, String tool, String arguments, String nodeTool, String nodeArguments, String mark) {
        this.title = title;
        this.tool = tool;
        this.arguments = arguments;
        this.nodeTool = nodeTool;
        this.nodeArguments = nodeArguments;
        this.mark = mark;
    }

    String call() {
        return call(tool, arguments);
    }

    String nodeCall() {
        return call(nodeTool, nodeArguments);
    }

    private static String call(String tool, String arguments) {
        return ("{'jsonrpc':'2.0','id':1000000000,'method':'tools/call','params':{'name':'" + tool + "','arguments':"
                        + arguments + "}}")
                .replace('\'', '"');
    }
}
