"use strict";

(function () {
  const example = document.getElementById("example").content.textContent;
  const fetcher = async (parameters) => {
    const response = await fetch(window.location.pathname, {
      method: "POST",
      credentials: "omit",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/graphql-response+json, application/json",
      },
      body: JSON.stringify(parameters),
    });
    return response.json();
  };
  const explorer = React.createElement(GraphiQL, {
    fetcher: fetcher,
    defaultQuery: example,
    shouldPersistHeaders: false,
  });
  ReactDOM.createRoot(document.getElementById("explorer")).render(explorer);
})();
