package dev.paigomcp.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DemoContractTest {
    private static final DemoContract CONTRACT = DemoContract.load();
    private static final SchemaCheck SCHEMAS = new SchemaCheck(CONTRACT.schemas());
    private static DemoPaigo demo;
    private static DemoClient client;

    @BeforeAll
    static void start() {
        demo = DemoPaigo.start(DemoOptions.sample(Clock.systemUTC()));
        client = new DemoClient(demo);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /offerings|/offerings",
                "GET /offerings/{offeringId}|/offerings/demo-offering-prepaid",
                "GET /dimensions|/dimensions",
                "GET /dimensions/{dimensionId}|/dimensions/demo-dim-compute",
                "GET /customers|/customers",
                "GET /customers/{customerId}|/customers/demo-acme-robotics",
                "GET /customers/{customerId}|/customers/demo-fjord-shipping",
                "GET /customers/{customerId}/enrollment|/customers/demo-acme-robotics/enrollment",
                "GET /customers/{customerId}/usage|/customers/demo-acme-robotics/usage",
                "GET /customers/{customerId}/usage|/customers/demo-acme-robotics/usage?aggregationInterval=none",
                "GET /customers/{customerId}/transactions|/customers/demo-acme-robotics/transactions",
                "GET /customers/{customerId}/payments|/customers/demo-acme-robotics/payments",
                "GET /customers/{customerId}/refunds|/customers/demo-acme-robotics/refunds",
                "GET /invoices/{invoiceId}|/invoices/demo-invoice-1001?download=true",
                "GET /settings/profile|/settings/profile",
            })
    void answersReadsAsTheContractSaysAndWithSomethingToShow(String operation, String path) {
        var answer = client.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertValid(operation, answer);
        assertThat(operation.equals("GET /settings/profile")
                        || !answer.json().path("data").isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /dimensions|/dimensions|{'dimensionName':'Calls','usageIncrement':'1','rounding':'round',"
                        + "'consumptionUnit':{'type':'count','unit':'count-based'}}",
                "POST /offerings|/offerings|{'offeringName':'Plan'}",
                "POST /customers|/customers|{'customerName':'N','email':'n@x.invalid','paymentChannel':'Stripe'}",
                "POST /usage|/usage|{'customerId':'demo-cedar-labs','dimensionId':'demo-dim-storage',"
                        + "'recordValue':'1.5','timestamp':'2026-01-01T00:00:00Z'}",
                "POST /customers/{customerId}/transactions|/customers/demo-cedar-labs/transactions|"
                        + "{'transactionAmount':'1'}",
            })
    void answersWritesAsTheContractSays(String operation, String path, String body) {
        var answer = client.post(path, body.replace('\'', '"'));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertValid(operation, answer);
    }

    static List<String> operationsThatAreNotDone() {
        return CONTRACT.operations().stream()
                .map(DemoOperation::key)
                .filter(key ->
                        key.matches("(PUT|DELETE) .*|.*(measurements|webhooks|token|stripePortal|children|Image).*"
                                + "|POST .*(refunds|invoices)"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("operationsThatAreNotDone")
    void namesAnOperationThatItDoesNotDo(String operation) {
        var parts = operation.split(" ");

        var answer = client.call(parts[0], parts[1].replaceAll("\\{\\w+}", "x"), "");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.message()).contains(operation);
        assertThat(answer.json().path("statusCode").intValue()).isEqualTo(501);
    }

    @Test
    void knowsEveryOperationOfTheContract() {
        assertThat(CONTRACT.operations()).hasSize(48);
        assertThat(operationsThatAreNotDone()).hasSize(48 - 18);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/dimensions|{}|dimensionName is required",
                "/dimensions|{'dimensionName':1}|dimensionName must be a string",
                "/dimensions|{'dimensionName':'n','usageIncrement':'1','rounding':'up','consumptionUnit':"
                        + "{'type':'count','unit':'count-based'}}|rounding must be one of the following values: round,",
                "/dimensions|{'dimensionName':'n','usageIncrement':'1','rounding':'round','consumptionUnit':"
                        + "{'type':'time-based','unit':'hour'}}|consumptionUnit must be one of: unit count-based with",
                "/dimensions|{'dimensionName':'n','usageIncrement':'zero','rounding':'round','consumptionUnit':"
                        + "{'type':'count','unit':'count-based'}}|usageIncrement must be a number string",
                "/offerings|{'offeringName':'x','subscriptionPrice':'12'}|subscriptionPrice must be a number",
                "/offerings|{'offeringName':'x','subscriptionPrice':1e1000000000}|more places than any amount",
                "/offerings|{'offeringName':'x','dimensionIds':['nope']}|Dimension \"nope\" does not exist",
                "/offerings|{'offeringName':'x','dimensionIds':[7]}|dimensionIds.0 must be a string",
                "/offerings|[]|must be a JSON object",
                "/offerings|{|not valid JSON",
                "/customers|{'customerName':'n','email':'e','paymentChannel':'cash'}|paymentChannel must be one of",
                "/customers|{'customerName':'n','email':'e','paymentChannel':'manual','offeringId':'no'}|\"no\" does"
                        + " not",
                "/customers|{'customerName':'n','email':'e','paymentChannel':'manual','customerId':'demo-cedar-labs'}"
                        + "|Customer \"demo-cedar-labs\" already exists",
                "/customers|{'customerName':'n','email':'e','paymentChannel':'manual','address':{'city':'x'}}"
                        + "|address.countryCode is required",
                "/usage|{'customerId':'no','dimensionId':'demo-dim-seats','recordValue':'1',"
                        + "'timestamp':'2026-01-01T00:00:00Z'}|Customer \"no\" does not exist",
                "/usage|{'customerId':'demo-cedar-labs','dimensionId':'demo-dim-seats','recordValue':'1e3',"
                        + "'timestamp':'2026-01-01T00:00:00Z'}|recordValue must be a number string",
                "/usage|{'customerId':'demo-cedar-labs','dimensionId':'demo-dim-seats','recordValue':'1',"
                        + "'timestamp':'2026-01-01 00:00:00Z'}|timestamp must be an RFC 3339 time",
                "/usage?invoice=perhaps|{'customerId':'demo-cedar-labs'}|invoice must be a boolean",
            })
    void refusesWhatTheContractForbidsAndSaysWhy(String path, String body, String message) {
        var answer = client.post(path, body.replace('\'', '"'));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.message()).contains(message);
    }

    @Test
    void refusesAQueryValueThatIsNotInTheContract() {
        var answer = client.get("/customers/demo-cedar-labs/usage?aggregationInterval=week");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message())
                .isEqualTo("aggregationInterval must be one of the following values: none, hour, day, month");
    }

    @Test
    void acceptsNullOnlyWhereTheContractDoes() {
        assertThat(client.post("/offerings", "{\"offeringName\":\"n\",\"minimumCharge\":null,\"more\":1}")
                        .status())
                .isEqualTo(201);
        assertThat(client.post("/offerings", "{\"offeringName\":\"n\",\"prepaidCredit\":null}")
                        .message())
                .isEqualTo("prepaidCredit must be a string");
    }

    @ParameterizedTest
    @CsvSource({
        "/customers/nobody,GET /customers/{customerId}",
        "/customers/nobody/enrollment,GET /customers/{customerId}/enrollment",
        "/offerings/none,GET /offerings/{offeringId}",
        "/dimensions/none,GET /dimensions/{dimensionId}",
        "/invoices/none,GET /invoices/{invoiceId}",
    })
    void answersAnUnknownIdInTheDocumentedShape(String path, String operation) {
        var answer = client.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertValid(operation, answer);
        assertThat(answer.json().path("error").stringValue()).isEqualTo("Not Found");
    }

    @Test
    void answersAnUnknownPathInTheShapeOfA404() {
        for (var path : List.of("/", "/nothing", "/customers/x/nothing", "/customers//usage")) {
            var answer = client.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.json().path("statusCode").intValue()).isEqualTo(404);
        }
    }

    @Test
    void takesAnIdWithASlashAsOneId() {
        client.post(
                "/customers",
                "{\"customerId\":\"a/b c\",\"customerName\":\"n\",\"email\":\"e\",\"paymentChannel\":\"manual\"}");

        assertThat(client.get("/customers/a%2Fb%20c").first().path("customerId").stringValue())
                .isEqualTo("a/b c");
    }

    @Test
    void wantsATokenOfItsOwn() {
        assertThat(client.anonymous("GET", "/customers").status()).isEqualTo(401);
        assertThat(client.anonymous("GET", "/customers")
                        .json()
                        .path("statusCode")
                        .intValue())
                .isEqualTo(401);
        var wrong = client.tokenFor("guess");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("error").stringValue()).isEqualTo("access_denied");
        assertThat(client.tokenFor(demo.clientSecret())
                        .json()
                        .path("expires_in")
                        .intValue())
                .isEqualTo(86_400);
    }

    private static void assertValid(String key, DemoClient.Answer answer) {
        var operation = CONTRACT.operation(key).orElseThrow();
        var schema = operation.answerSchema(answer.status()).orElseThrow();
        assertThat(SCHEMAS.problems(key + answer.status(), schema, answer.json()))
                .as(answer.text())
                .isEmpty();
    }
}
