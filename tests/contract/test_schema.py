"""The schema keeps its promises: the contract's floor, the snapshot, and a description for everything."""

from collections import defaultdict
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    build_schema,
    find_breaking_changes,
    is_introspection_type,
    is_specified_scalar_type,
    parse,
    print_schema,
    validate,
)

from api.graphql.schema import schema

HERE = Path(__file__).parent
SNAPSHOT = HERE.parent.parent / "api" / "graphql" / "schema.graphql"
OPERATIONS = sorted((HERE / "operations").glob("*.graphql"))
OURS = [
    each
    for each in schema.graphql_schema.type_map.values()
    if not is_introspection_type(each) and not is_specified_scalar_type(each)
]
COMPOSITE = [each for each in OURS if isinstance(each, GraphQLObjectType | GraphQLInterfaceType)]


def test_the_snapshot_is_the_schema():
    assert SNAPSHOT.read_text(encoding="utf-8") == print_schema(schema.graphql_schema), "run: make schema"


def test_nothing_of_the_contract_is_broken():
    contract = build_schema((HERE / "contract.graphql").read_text(encoding="utf-8"))
    ours = build_schema(SNAPSHOT.read_text(encoding="utf-8"))
    assert find_breaking_changes(contract, ours) == []


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda path: path.stem)
def test_every_operation_of_the_contract_is_valid(operation):
    assert validate(schema.graphql_schema, parse(operation.read_text(encoding="utf-8"))) == []


def test_all_operations_of_the_contract_are_here():
    assert [path.stem for path in OPERATIONS] == [
        "Changes",
        "Feed",
        "GuidesByTopic",
        "PodcastShow",
        "Search",
        "SocialPost",
        "Start",
        "StoryByPath",
        "WhatIsOn",
        "WhoCanITalkTo",
    ]


def test_everything_is_described():
    undescribed = [each.name for each in OURS if not each.description]
    for each in COMPOSITE:
        for name, field in each.fields.items():
            if not field.description:
                undescribed.append(f"{each.name}.{name}")
            undescribed += [f"{each.name}.{name}({arg})" for arg, it in field.args.items() if not it.description]
    for each in OURS:
        if isinstance(each, GraphQLInputObjectType):
            undescribed += [f"{each.name}.{name}" for name, field in each.fields.items() if not field.description]
        if isinstance(each, GraphQLEnumType):
            undescribed += [f"{each.name}.{name}" for name, value in each.values.items() if not value.description]
    assert undescribed == []


def test_nothing_can_be_written():
    assert schema.graphql_schema.mutation_type is None
    assert schema.graphql_schema.subscription_type is None


@pytest.mark.parametrize("interface", ["Content", "Block"])
def test_a_field_name_has_one_type_over_all_implementers(interface):
    types = defaultdict(set)
    for each in schema.graphql_schema.get_possible_types(schema.graphql_schema.type_map[interface]):
        for name, field in each.fields.items():
            types[name].add(str(field.type))
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_lists_hold_no_null_and_are_never_null():
    loose = [
        f"{each.name}.{name}"
        for each in COMPOSITE
        for name, field in each.fields.items()
        if "[" in str(field.type) and not (str(field.type).endswith("!]!"))
    ]
    assert loose == []
